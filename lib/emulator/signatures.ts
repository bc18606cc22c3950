import { createHmac, timingSafeEqual } from "node:crypto";
import type { Random } from "./random.ts";

// A constant key: a thread kept by the app is replayed after the emulator was restarted,
// and what it issued then must still be accepted.
const KEY = "parley-emulator-signatures";
const MAC_BYTES = 16;

/** The API issues this short one where it has nothing to sign, so signatures are not unique keys. */
export const CONSTANT_SIGNATURE = "CiRlMjQ4MzBhNy01Y2Q2LTQyZmUtOTk4Yi1lZTUzOWU3MmI5YzM=";

/** Opaque base64 of 100 to 900 characters. */
export function createSignature(random: Random): string {
  const payload = random.bytes(random.integer(70, 600));
  return Buffer.concat([payload, macOf(payload)]).toString("base64");
}

export function isIssuedSignature(signature: string): boolean {
  if (signature === CONSTANT_SIGNATURE) return true;
  const bytes = Buffer.from(signature, "base64");
  if (bytes.length <= MAC_BYTES || bytes.toString("base64") !== signature) return false;
  const payload = bytes.subarray(0, -MAC_BYTES);
  return timingSafeEqual(macOf(payload), bytes.subarray(-MAC_BYTES));
}

function macOf(payload: Uint8Array): Buffer {
  return createHmac("sha256", KEY).update(payload).digest().subarray(0, MAC_BYTES);
}
