/**
 * Every shape of stream that the API is known to send, small, for tests: what the SDK yields, before
 * anything is checked. Written by hand after the documentation and the types.
 */
export type Shape = { name: string; events: readonly unknown[]; types: readonly string[]; text: string };

export const created = (extra: object = {}) => ({
  event_type: "interaction.created",
  interaction: { id: "v1_a", status: "in_progress", object: "interaction", model: "m", ...extra },
});
export const completed = (status = "completed", extra: object = {}) => ({
  event_type: "interaction.completed",
  interaction: { id: "v1_a", status, object: "interaction", usage: { total_tokens: 9 }, ...extra },
});
export const start = (index: number, step: object) => ({ event_type: "step.start", index, step });
export const delta = (index: number, value: object) => ({ event_type: "step.delta", index, delta: value });
export const stop = (index: number, extra: object = {}) => ({ event_type: "step.stop", index, ...extra });
export const update = (status: string) => ({
  event_type: "interaction.status_update",
  interaction_id: "v1_a",
  status,
});

export const thought = [
  start(0, { type: "thought" }),
  delta(0, { type: "thought_signature", signature: "c2lnbmVk" }),
  stop(0),
];
export const spoken = (index: number, ...texts: string[]) => [
  start(index, { type: "model_output" }),
  ...texts.map((text) => delta(index, { type: "text", text })),
  stop(index),
];
