import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/server/env";
import { HttpError } from "@/lib/server/errors";

/** Throws `wrong_passphrase`. How long it takes tells nothing of how much of it is right. */
export function checkPassphrase(given: string): void {
  const { ACCESS_PASSPHRASE: expected } = env();
  if (expected && timingSafeEqual(digestOf(given), digestOf(expected))) return;
  throw new HttpError("wrong_passphrase");
}

/** Of one length, whatever the text's, and of the same letters written in another way. */
function digestOf(text: string): Buffer {
  return createHash("sha256").update(text.normalize("NFC")).digest();
}
