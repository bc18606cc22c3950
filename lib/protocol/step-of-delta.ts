import type { Step, StepDelta } from "./interaction";

/** The empty step that a delta belongs to when its `step.start` was not seen. */
export function stepOfDelta(delta: StepDelta): Step {
  switch (delta.type) {
    case "text":
    case "text_annotation_delta":
    case "image":
    case "audio":
    case "video":
    case "document":
      return { type: "model_output" };
    case "thought_summary":
    case "thought_signature":
      return { type: "thought" };
    case "arguments_delta":
      return { type: "function_call", id: "", name: "", arguments: {} };
    default:
      // The type of a tool's delta is the type of its step; the ids stay empty.
      return {
        ...(String(delta.type).endsWith("_call") ? { id: "" } : { call_id: "" }),
        type: delta.type,
      } as Step;
  }
}
