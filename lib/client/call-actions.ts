import type { FunctionCall } from "@/lib/protocol/calls";
import type { Deciding, Decision } from "./functions/decide-call";

export type CallActions = {
  /** What a person does about a call that they see. Throws ApiError, or another error that says why not. */
  decide(turnId: string, call: FunctionCall, decision: Decision): Promise<void>;
  /** Runs an allowed call in this browser, unless it runs already. Throws like `decide`. */
  run(turnId: string, position: number): Promise<void>;
};

/** The code behind these comes with the first call of a function: most pages see none. */
export function createCallActions(deciding: Deciding): CallActions {
  const actions: CallActions = {
    async decide(turnId, call, decision) {
      const { decideCall } = await import("./functions/decide-call");
      await decideCall(deciding, { turnId, call }, decision);
    },
    async run(turnId, position) {
      const { runCall } = await import("./functions/run-call");
      const { refreshTurn } = await import("./functions/decide-call");
      const steps = {
        find: (id: string) => deciding.store.getState().turns[id],
        refresh: (id: string) => refreshTurn(deciding, id),
        answer: actions.decide,
      };
      await runCall(steps, { turnId, position });
    },
  };
  return actions;
}
