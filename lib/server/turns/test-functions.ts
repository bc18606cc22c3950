import { createHash } from "node:crypto";
import type { DecideCall } from "@/lib/protocol/api";
import { canonicalArguments, type FunctionCall, pendingCallsOf } from "@/lib/protocol/calls";
import type { Settings, Turn } from "@/lib/protocol/thread";
import type { FunctionTool } from "@/lib/protocol/tools";
import { builtInTools } from "@/lib/server/functions/registry";
import type { Rig } from "@/lib/server/rig";
import { decideCall } from "./decide-call";

function builtIn(name: string, approval: FunctionTool["approval"]): FunctionTool {
  const tool = builtInTools().find((known) => known.name === name);
  if (!tool) throw new Error(`There is no built-in function ${name}.`);
  return { ...tool, approval };
}

export const WEATHER = builtIn("get_weather", "allowed");
export const ASKED = builtIn("get_weather", "ask");
export const BY_HAND: FunctionTool = {
  type: "function",
  name: "look_outside",
  description: "Somebody looks out of the window.",
  parameters: { type: "object", properties: { direction: { type: "string" } } },
  executor: { kind: "by_hand" },
  approval: "allowed",
};
export const ALLOW = { action: "allow", scope: "once" } as const;

export const withTools = (...tools: FunctionTool[]): Partial<Settings> => ({ tools });

export const resultsOf = (turn: Turn) =>
  turn.steps.flatMap((step) => (step.type === "function_result" ? [String(step.result)] : []));

export function callOf(turn: Turn, index = 0): FunctionCall {
  const call = pendingCallsOf(turn)[index];
  if (!call) throw new Error("No call is pending.");
  return call;
}

export const hashOf = (call: FunctionCall) =>
  createHash("sha256").update(canonicalArguments(call)).digest("hex");

type Decision = DecideCall extends infer D
  ? D extends DecideCall
    ? Omit<D, "argumentsHash">
    : never
  : never;

/** What a person does of a rig, and what the API was asked of it. */
export function actorOf(rig: () => Rig) {
  return {
    decide(turn: Turn, call: FunctionCall, decision: Decision): Promise<Turn> {
      const request = { ...decision, argumentsHash: hashOf(call) } as DecideCall;
      return decideCall(rig().owner, { turnId: turn.id, position: call.position }, request);
    },
    endOf: async (turn: Turn) => (await rig().read(turn.id)).turn,
    callsFrom: async (first: number) => (await rig().calls()).slice(first),
  };
}
