import "server-only";
import pino from "pino";
import { processWide } from "./process-wide";

/**
 * JSON lines. What is logged is picked field by field where it is logged: no text of a person or a
 * model, no key, no cookie, no address ever is. Nothing waits for whoever reads it; an end of the process does.
 */
export const log = processWide("log", () =>
  pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ sync: false })),
);

/** What may be logged of an error: its name, its code and where it was thrown, not its message. */
export function errorFields(cause: unknown): { error: string; code?: string; at?: string } {
  if (!(cause instanceof Error)) return { error: typeof cause };
  const code = (cause as { code?: unknown }).code;
  const at = cause.stack
    ?.split("\n")
    .find((line) => line.trim().startsWith("at "))
    ?.trim();
  return { error: cause.name, ...(typeof code === "string" && { code }), ...(at && { at }) };
}
