import "server-only";
import { createHash, randomBytes } from "node:crypto";

const TOKEN_BYTES = 32;

/** A secret for one browser's cookie: 256 random bits in base64url. */
export function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString("base64url");
}

/** Only the hash is stored: who reads the database cannot speak for anybody. */
export function hashOfToken(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
