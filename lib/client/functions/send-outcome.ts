import { isHeldBack } from "@/lib/client/held-back";
import { ApiError } from "@/lib/client/request";
import { ERRORS } from "@/lib/protocol/errors";
import type { Outcome } from "./run-in-sandbox";

// The server says of the result itself that it cannot be taken; another time it would say the same.
const REFUSALS: readonly number[] = [400, 413, 415];

/**
 * Sends what came of a function, and whether that is over; where not, it may be tried again. A result that
 * the server refuses is told as an error, or every page would run the function again. Throws where the
 * server does not take that either.
 */
export async function sendOutcome(
  send: (outcome: Outcome) => Promise<void>,
  outcome: Outcome,
): Promise<boolean> {
  try {
    await send(outcome);
    return true;
  } catch (cause) {
    if (!(cause instanceof ApiError)) return false;
    // Another tab was first: its answer is as good.
    if (cause.code === "call_decided") return true;
    if (REFUSALS.includes(cause.status) && !outcome.isError) {
      // The model reads it, and that is English.
      const why = cause.code === null ? cause.message : ERRORS[cause.code].message;
      return sendOutcome(send, { result: `The result was not taken: ${why}`, isError: true });
    }
    // Asked again, the function would run again for nothing.
    if (isHeldBack(cause)) throw cause;
    if (cause.status < 500 && cause.code !== "call_changed") throw cause;
    return false;
  }
}
