import type { ErrorCode } from "@/lib/protocol/errors";
import type { ApiError } from "./request";

const CODES: readonly (ErrorCode | null)[] = [
  "limit_reached",
  "turns_at_once",
  "agents_busy",
  "spending_cap",
  "own_limit",
  "model_calls_off",
  "ledger_unavailable",
];

/** Whether a limit of the server stands in the way: only time, or a person, changes that, and not asking again. */
export function isHeldBack({ code }: ApiError): boolean {
  return CODES.includes(code);
}
