import { z } from "zod";

const BYTES = 16;

/** Ids are 128 random bits in base64url: 22 characters that nobody can guess or put in order. */
export const idSchema = z.string().regex(/^[A-Za-z0-9_-]{22}$/, "is not an id");

export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES));
  const binary = String.fromCharCode(...bytes);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
