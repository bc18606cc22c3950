import { api } from "@/lib/client/api";
import { ApiError } from "@/lib/client/request";
import { putDetail, putTurns } from "@/lib/client/thread-state";
import type { ThreadStore } from "@/lib/client/thread-store-type";
import { toolsApi } from "@/lib/client/tools-api";
import type { TurnFollower } from "@/lib/client/turn-follower";
import { t } from "@/lib/i18n/translate";
import type { DecideCall } from "@/lib/protocol/api";
import { type APPROVAL_SCOPES, type FunctionCall, functionOf, selectCalls } from "@/lib/protocol/calls";
import { isTurnSettled, type Settings, type Turn } from "@/lib/protocol/thread";
import type { FunctionTool } from "@/lib/protocol/tools";
import { withApproval } from "./approval";
import { hashArguments } from "./hash-arguments";

export type Decision =
  /** `arguments` where a person has changed them. */
  | {
      action: "allow";
      scope: (typeof APPROVAL_SCOPES)[number];
      arguments?: Record<string, unknown> | undefined;
    }
  | { action: "deny"; reason?: string | undefined }
  | { action: "answer"; result: string; isError?: boolean | undefined; screenshotId?: string | undefined };

export type Deciding = {
  store: ThreadStore;
  follower: TurnFollower;
  tell(threadId: string): void;
  updateSettings(threadId: string, settings: Settings): void;
};

/**
 * Stores what was decided about a call as it was shown, and shows what comes of it. Where the server
 * refuses, its state is fetched before this throws.
 */
export async function decideCall(
  deciding: Deciding,
  { turnId, call }: { turnId: string; call: FunctionCall },
  decision: Decision,
): Promise<void> {
  try {
    if (decision.action !== "allow") {
      await send(deciding, { turnId, call }, decision);
      return;
    }
    // What is allowed is what is stored: changed arguments are stored first.
    const shown = decision.arguments
      ? await send(deciding, { turnId, call }, { action: "edit", arguments: decision.arguments })
      : call;
    const { action, scope } = decision;
    await send(deciding, { turnId, call: shown }, { action, scope });
  } catch (cause) {
    if (cause instanceof ApiError && cause.status === 409) await refreshTurn(deciding, turnId);
    throw cause;
  }
  if (decision.scope !== "once") await remember(deciding, { turnId, name: call.name, scope: decision.scope });
}

type Unhashed<T> = T extends unknown ? Omit<T, "argumentsHash"> : never;

/** Returns the call as it is after that. */
async function send(
  deciding: Deciding,
  { turnId, call }: { turnId: string; call: FunctionCall },
  decision: Unhashed<DecideCall>,
): Promise<FunctionCall> {
  const turn = await api.decideCall(turnId, call.position, {
    ...decision,
    argumentsHash: hashArguments(call),
  });
  show(deciding, [turn]);
  deciding.tell(turn.threadId);
  return selectCalls(turn).find(({ position }) => position === call.position) ?? call;
}

function show({ store, follower }: Deciding, turns: readonly Turn[]): void {
  store.setState((state) => putTurns(state, turns));
  for (const turn of turns) if (!isTurnSettled(turn)) follower.follow(turn.id);
}

/** Shows a turn, and what is beside it, as the server has it. */
export async function refreshTurn(deciding: Deciding, turnId: string): Promise<void> {
  const threadId = deciding.store.getState().turns[turnId]?.threadId;
  const detail = threadId && (await api.getThread(threadId).catch(() => null));
  if (!detail) return;
  deciding.store.setState((state) => putDetail(state, detail));
  show(deciding, detail.turns);
}

type Remembered = { turnId: string; name: string; scope: "thread" | "always" };

async function remember(deciding: Deciding, { turnId, name, scope }: Remembered): Promise<void> {
  const { turns, threads } = deciding.store.getState();
  const turn = turns[turnId];
  const declared = turn && functionOf(turn, name);
  if (!declared) return;
  const thread = threads[turn.threadId];
  if (thread) deciding.updateSettings(thread.id, withApproval(thread.settings, declared));
  // Those of this server are allowed wherever they are switched on.
  if (scope === "always" && declared.executor.kind !== "built_in") await saveAllowed(declared);
}

async function saveAllowed({
  isOff: _,
  ...declared
}: FunctionTool & { isOff?: true | undefined }): Promise<void> {
  try {
    await toolsApi.saveFunction({ ...declared, approval: "allowed" });
  } catch (cause) {
    const why = cause instanceof ApiError ? ` ${cause.message}` : "";
    const what = t("It was allowed here, but could not be saved for all conversations.");
    throw new Error(what + why);
  }
}
