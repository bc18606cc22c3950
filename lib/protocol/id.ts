const BYTES = 16;

/** Ids are 128 random bits in base64url: 22 characters that nobody can guess or put in order. */
export const ID_PATTERN = /^[A-Za-z0-9_-]{22}$/;

export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES));
  const binary = String.fromCharCode(...bytes);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
