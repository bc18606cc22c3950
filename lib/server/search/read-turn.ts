import "server-only";
import { turnSchema } from "@/lib/protocol/schemas";
import type { Turn } from "@/lib/protocol/thread";
import { errorFields, log } from "@/lib/server/log";

/** A stored turn; null where it cannot be read, which keeps no other from being found. */
export function readTurn(text: string): Turn | null {
  try {
    return turnSchema.parse(JSON.parse(text));
  } catch (cause) {
    log.error(errorFields(cause), "a turn cannot be searched");
    return null;
  }
}
