import "server-only";
import { processWide } from "@/lib/server/process-wide";

/** Why a run is broken off: a person stops it, another process has it, or this one goes away. */
export type AbortReason = "stop" | "lost" | "handover";

export type Run = {
  turnId: string;
  /** Whose it is now: what somebody began before they signed in is their account's from then on. */
  owner: { id: string };
  abort: AbortController;
  done: Promise<void>;
};

/** The turns that run in this process. */
export function runs(): Map<string, Run> {
  return processWide("runs", () => new Map<string, Run>());
}

export function abortRun(turnId: string, reason: AbortReason): boolean {
  const run = runs().get(turnId);
  run?.abort.abort(reason);
  return run !== undefined;
}
