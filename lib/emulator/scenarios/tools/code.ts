import { thought } from "../../prompt.ts";
import type { Part, ToolUse } from "./part.ts";
import { chartProgram, failingProgram, findProgram, type Program } from "./programs.ts";

const ASKS =
  /\b(?:code|python|compute|calculate|run|execute|sum|primes?|fibonacci|average|mean|plot|chart|graph|histogram|divide)\b/i;
const FAILS = /\bby (?:zero|0)\b|\/ ?0\b|\b(?:error|exception|traceback)\b/i;
const DRAWS = /\b(?:plot|chart|graph|diagram|histogram)\b/i;
const GOES_ON = /\b(?:then|afterwards|rounds|step by step|and also)\b/i;

/** Runs a little Python, or rather shows what running it looks like. */
export const codeUse: ToolUse = {
  tool: "code_execution",
  isAskedFor: ({ text }) => ASKS.test(text),
  isForAnything: false,
  play({ text }) {
    const plan = thought("Writing a program", "A few lines of Python settle it.");
    if (FAILS.test(text)) return { thought: plan, ...toRounds(failingProgram()) };
    if (DRAWS.test(text)) {
      const { program, chart } = chartProgram(text);
      return { thought: plan, ...toRounds([program]), chart };
    }
    const [first, second] = GOES_ON.test(text) ? text.split(GOES_ON) : [text];
    const programs = [findProgram(first ?? text), ...(second === undefined ? [] : [findProgram(second)])];
    return { thought: plan, ...toRounds(programs) };
  },
};

/** Each round but the last is followed by a remark; what the last one means is the answer. */
function toRounds(programs: Program[]): Pick<Part, "steps" | "sentences"> {
  const last = programs.length - 1;
  return {
    steps: programs.flatMap(({ code, result, isError, meaning }, index) => [
      { type: "code_execution", code, result, isError: isError === true },
      ...(index < last ? [{ type: "model_output" as const, text: `${meaning}\n\n` }] : []),
    ]),
    sentences: [{ text: programs[last]?.meaning ?? "" }],
  };
}
