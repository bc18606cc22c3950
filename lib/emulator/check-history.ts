import { refuse } from "./errors.ts";
import { isOldGeneration, type Model } from "./models.ts";
import { isIssuedSignature } from "./signatures.ts";
import { contentOf, type Step } from "./wire.ts";

const BUILT_IN_STEP =
  /^(?:google_search|code_execution|url_context|file_search|google_maps)_(?:call|result)$/;

/** Refuses input that does not go with the conversation before it, as the API does. */
export function checkHistory(earlier: Step[], input: Step[], model: Model): void {
  checkEnd(input);
  checkSignatures(input, isOldGeneration(model.id));
  checkResults(earlier, input);
  if (isOldGeneration(model.id)) checkPlainResults(input);
}

function checkEnd(input: Step[]): void {
  const last = input.at(-1)?.type;
  if (last === "model_output" || last === "thought") {
    throw refuse(400, "Prefilled model turns are not supported: the input must not end with model steps.");
  }
}

// The API's own answer is this opaque one, whichever step is to blame.
function checkSignatures(input: Step[], isOld: boolean): void {
  let isSigned = false;
  for (const step of input) {
    const { signature } = step;
    const hasSignature = typeof signature === "string" && signature !== "";
    if (hasSignature && !isIssuedSignature(signature)) throw invalidArgument();
    // An empty one is what the old generation issues; none at all was lost on the way.
    if (!isOld && BUILT_IN_STEP.test(step.type) && signature === undefined) throw invalidArgument();
    if (step.type === "user_input") isSigned = false;
    if (step.type === "thought" && hasSignature) isSigned = true;
    if (step.type === "function_call" && !isSigned) throw invalidArgument();
  }
}

function checkResults(earlier: Step[], input: Step[]): void {
  const pending = new Set<unknown>();
  for (const step of [...earlier, ...input]) {
    if (step.type === "function_call") pending.add(step.id);
    for (const result of resultsOf(step)) {
      // A call that came without an id can be answered under any name the client gave it.
      const answered = pending.has(result.call_id) ? result.call_id : "";
      if (!pending.delete(answered)) {
        throw refuse(
          400,
          `function_result.call_id '${result.call_id}' does not match any pending function_call.`,
        );
      }
    }
  }
  if (pending.size > 0) {
    throw refuse(400, `Every function_call needs a function_result; missing: ${[...pending].join(", ")}.`);
  }
}

function checkPlainResults(input: Step[]): void {
  const hasMedia = input.flatMap(resultsOf).some(({ result }) => Array.isArray(result));
  if (hasMedia) throw refuse(400, "Multimodal function responses are not supported for this model");
}

function resultsOf(step: Step): Step[] {
  if (step.type === "function_result") return [step];
  if (step.type !== "user_input") return [];
  return contentOf(step.content).filter(({ type }) => type === "function_result");
}

function invalidArgument() {
  return refuse(400, "Request contains an invalid argument.");
}
