import "server-only";
import { after } from "next/server";
import { env } from "./env";

/**
 * On a host that lets a process sleep once it has answered, keeps it awake until `work` is done, as far as the
 * host allows. Elsewhere processes do not sleep, and outside of a request there is nothing to prolong.
 */
export function keepAwake(work: Promise<unknown>): void {
  if (!env().VERCEL) return;
  try {
    after(() => work);
  } catch {
    // Taken up at the start of the process: whoever reads the turn keeps it awake.
  }
}
