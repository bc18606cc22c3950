/**
 * Who may use a server. `open`: anybody, each browser its own owner. `passphrase`: whoever knows it, each
 * browser its own owner. `accounts`: whoever signs in by a provider or a passkey.
 */
export const ACCESS_MODES = ["open", "passphrase", "accounts"] as const;
export type AccessMode = (typeof ACCESS_MODES)[number];

export const SIGN_IN_METHODS = ["passphrase", "oidc", "passkey"] as const;
export type SignInMethod = (typeof SIGN_IN_METHODS)[number];

export const ACCOUNT_NAME_LIMIT = 80;
