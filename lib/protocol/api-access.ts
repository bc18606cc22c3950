import { z } from "zod";
import { ACCOUNT_NAME_LIMIT, type AccessMode, type SignInMethod } from "./access";
import { idSchema } from "./schemas";

const PASSPHRASE_MAX = 1_000;

/** `GET /api/access`: who may use this server, how one signs in, and whether one has. */
export type AccessState = {
  mode: AccessMode;
  /** Whether nothing works for who has not signed in. */
  isRequired: boolean;
  /** Where one can sign in by a provider, and what it is called where that is known. */
  provider: { name: string | null } | null;
  hasPasskeys: boolean;
  /** Whether a passkey may make an account. Where a provider knows who is invited, it only opens one. */
  canJoinByPasskey: boolean;
  /** Whether who makes an account by a passkey is asked for the passphrase. */
  needsPassphrase: boolean;
  signedInBy: SignInMethod | null;
};

/** `POST /api/sign-in/passphrase` */
export const passphraseSchema = z.strictObject({ passphrase: z.string().min(1).max(PASSPHRASE_MAX) });

/** `POST /api/sign-in/oidc`, answered by the address at the provider to go to. `to` is the path to come back to. */
export const beginOidcSchema = z.strictObject({ to: z.string().max(2_000) });
export type ProviderAddress = { url: string };

/** `POST /api/sign-in/passkey/new/options`: the options of a passkey for a new account of that name. */
export const newPasskeySchema = z.strictObject({
  name: z.string().trim().min(1).max(ACCOUNT_NAME_LIMIT),
  passphrase: z.string().max(PASSPHRASE_MAX).optional(),
});
export type NewPasskey = z.infer<typeof newPasskeySchema>;

const bytes = z
  .string()
  .regex(/^[A-Za-z0-9_-]+$/)
  .max(20_000);

const credential = {
  id: bytes,
  rawId: bytes,
  type: z.literal("public-key"),
  authenticatorAttachment: z.enum(["platform", "cross-platform"]).optional(),
  clientExtensionResults: z.looseObject({}),
};

/** What the browser's authenticator says of a passkey that it has made. */
export const registrationSchema = z.strictObject({
  ...credential,
  response: z.looseObject({
    clientDataJSON: bytes,
    attestationObject: bytes,
    transports: z.array(z.string().max(40)).max(10).optional(),
  }),
});
export type Registration = z.infer<typeof registrationSchema>;

/** What the browser's authenticator says to sign in. */
export const assertionSchema = z.strictObject({
  ...credential,
  response: z.looseObject({
    clientDataJSON: bytes,
    authenticatorData: bytes,
    signature: bytes,
    userHandle: bytes.optional(),
  }),
});
export type Assertion = z.infer<typeof assertionSchema>;

/** `GET /api/account` */
export type AccountEntry = {
  name: string;
  passkeys: PasskeyEntry[];
  identities: IdentityEntry[];
};
/** `device` is where it was made, in words. */
export type PasskeyEntry = { id: string; device: string; createdAt: number; lastUsedAt: number };
export type IdentityEntry = { id: string; createdAt: number };

/** `PATCH /api/account` */
export const updateAccountSchema = z.strictObject({ name: z.string().trim().min(1).max(ACCOUNT_NAME_LIMIT) });
export type UpdateAccount = z.infer<typeof updateAccountSchema>;

export const passkeyParams = z.strictObject({ passkeyId: z.string().regex(/^[A-Za-z0-9_-]{1,1400}$/) });
export const identityParams = z.strictObject({ identityId: idSchema });

/** `GET /api/sessions`: where an account is signed in, last used first. */
export type SessionList = { sessions: SessionEntry[] };
export type SessionEntry = {
  id: string;
  /** The kind of browser and system, in words. */
  device: string | null;
  signedInAt: number | null;
  lastSeenAt: number;
  isCurrent: boolean;
};
export const sessionParams = z.strictObject({ sessionId: idSchema });
