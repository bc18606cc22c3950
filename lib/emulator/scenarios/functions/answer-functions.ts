import { type Answer, type Prompt, type Scenario, thought } from "../../prompt.ts";
import { type Sentence, toOutput } from "../../world/cited.ts";
import type { Part } from "../tools/part.ts";
import { chartOf, playAskedFor, sentencesOf, toolSteps } from "../tools/use-tools.ts";
import { chooseCalls } from "./choose-calls.ts";
import { nextAction, seeScreen } from "./computer.ts";
import { readResults } from "./read-results.ts";

/**
 * Calls functions that the text asks for (or any, where one must be called), after the API's own
 * tools have done their part; then tells the results together with what those found.
 */
export const answerFunctions: Scenario = (prompt) => {
  const action = nextAction(prompt);
  if (action) {
    const { summary, ...call } = action;
    return { thoughts: [summary], steps: [{ type: "function_call", ...call }] };
  }
  if (prompt.results.length > 0) return tell(prompt);
  const calls = chooseCalls(prompt);
  if (calls.length === 0) return undefined;
  const names = [...new Set(calls.map(({ name }) => `\`${name}\``))].join(", ");
  const summary = thought("Using a function", `I call ${names}.`);
  const parts = playAskedFor(prompt);
  const [first] = parts;
  const steps = calls.map((call) => ({ type: "function_call" as const, ...call }));
  if (!first) return { thoughts: [summary], steps };
  const before = toolSteps(parts);
  return {
    thoughts: [first.thought],
    steps: [...before, { type: "thought", summaries: [summary] }, ...steps],
  };
};

function tell(prompt: Prompt): Answer {
  const seen = seeScreen(prompt);
  const own: Sentence[] = seen ? [{ text: seen }] : readResults(prompt.results);
  const results: Part = { thought: "", steps: [], sentences: own };
  const parts = [results, ...playAskedFor(prompt)];
  return { thoughts: [], steps: [{ ...toOutput(sentencesOf(parts)), ...chartOf(parts) }] };
}
