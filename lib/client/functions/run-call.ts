import { waitForNetwork } from "@/lib/client/network";
import { type FunctionCall, functionOf, needsApproval, pendingCallsOf } from "@/lib/protocol/calls";
import type { Turn } from "@/lib/protocol/thread";
import type { Decision } from "./decide-call";
import { type Outcome, runInSandbox, SandboxMissing } from "./run-in-sandbox";
import { sendOutcome } from "./send-outcome";

const WAIT_MS = 2_000;
const FOREVER = new AbortController().signal;

type Steps = {
  find(turnId: string): Turn | undefined;
  refresh(turnId: string): Promise<void>;
  answer(turnId: string, call: FunctionCall, decision: Decision): Promise<void>;
};
type Called = { turnId: string; position: number };

const running = new Set<string>();

/**
 * Runs an allowed call of a function of the browser and sends its result, as often as it takes for that
 * to arrive. It goes on when the person looks at something else; a page that is closed leaves the call
 * to the next one. Throws where the server does not take the result.
 */
export async function runCall(steps: Steps, called: Called): Promise<void> {
  const key = `parley.call.${called.turnId}.${called.position}`;
  if (running.has(key)) return;
  running.add(key);
  try {
    await inOneTab(key, steps, called);
  } finally {
    running.delete(key);
  }
}

/** Where the browser can make tabs wait for each other. Elsewhere both run it, and the first result counts. */
async function inOneTab(key: string, steps: Steps, called: Called): Promise<void> {
  if (!("locks" in navigator)) return runUntilTaken(steps, called);
  const isFirst = await navigator.locks.request(key, { ifAvailable: true }, async (lock) => {
    if (lock) await runUntilTaken(steps, called);
    return lock !== null;
  });
  if (isFirst) return;
  await navigator.locks.request(key, async () => {
    await steps.refresh(called.turnId);
    await runUntilTaken(steps, called);
  });
}

async function runUntilTaken(steps: Steps, { turnId, position }: Called): Promise<void> {
  for (;;) {
    const turn = steps.find(turnId);
    const call = turn && findRunnable(turn, position);
    if (!call) return;
    const outcome = await outcomeOf(turn, call);
    const send = (told: Outcome) => steps.answer(turnId, call, { action: "answer", ...told });
    if (outcome && (await sendOutcome(send, outcome))) return;
    await waitForNetwork(WAIT_MS, FOREVER);
  }
}

/** The call, where it waits for this and is allowed. */
function findRunnable(turn: Turn, position: number): FunctionCall | null {
  const call = pendingCallsOf(turn).find((pending) => pending.position === position);
  const isRunnable = call?.arguments && turn.status === "requires_action" && !needsApproval(turn, call);
  return isRunnable ? call : null;
}

/** Null where the sandbox could not be loaded: the network is gone, or the server restarts. */
async function outcomeOf(turn: Turn, call: FunctionCall): Promise<Outcome | null> {
  const executor = functionOf(turn, call.name)?.executor;
  if (executor?.kind !== "browser") return null;
  try {
    return await runInSandbox(executor, call.arguments ?? {}, FOREVER);
  } catch (cause) {
    if (cause instanceof SandboxMissing) return null;
    throw cause;
  }
}
