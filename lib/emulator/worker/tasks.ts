import { chooseCalls } from "../scenarios/functions/choose-calls.ts";
import { readResults } from "../scenarios/functions/read-results.ts";
import { answerPrompt } from "../scenarios/pick.ts";
import { chartOf, playAskedFor, sentencesOf, toolSteps } from "../scenarios/tools/use-tools.ts";
import { capitalise, subjectOf } from "../scenarios/topic.ts";
import { toOutput } from "../world/cited.ts";
import type { Job, Work } from "./job.ts";
import { throughNetwork } from "./network.ts";

const OWN_TOOLS = /^(?:list_files|read_file|write_file|edit_file|search_files|delete_file)$/;
const WORDS_ONLY = /\b(?:poem|haiku|song|joke|rhyme|story|title)\b/i;
const ASKS_FOR_WORK =
  /\b(?:build|create|make|generate|implement|prepare|draft|analy[sz]e|set up|organi[sz]e|develop|design|write|compare|plan|collect|program|script|website|dataset|report)\b/i;

/** Calls the functions that were declared and are asked for: those alone wait for an answer. */
export const callFunctions: Work = ({ prompt, desk, hasMachine }) => {
  const results = prompt.results.filter(({ name }) => !OWN_TOOLS.test(name));
  if (results.length > 0) {
    desk.think(["Reading the results", "The functions have answered."]);
    desk.steps.push(toOutput(readResults(results)));
    return true;
  }
  const calls = chooseCalls(prompt);
  if (calls.length === 0) return false;
  const names = [...new Set(calls.map(({ name }) => name))].join(", ");
  desk.think(["Using a function", `The task needs ${names}, which I cannot do myself.`]);
  if (hasMachine) desk.list();
  desk.steps.push(...calls.map((call) => ({ type: "function_call" as const, ...call })));
  return true;
};

/** Searches, pages, servers and small programs, as far as the network lets them. */
export const useTools: Work = ({ prompt, desk, network }) => {
  const parts = playAskedFor(prompt).map((part) => throughNetwork(part, network));
  const [first] = parts;
  if (!first) return false;
  desk.steps.push({ type: "thought", summaries: [first.thought] }, ...toolSteps(parts));
  desk.steps.push({ ...toOutput(sentencesOf(parts)), ...chartOf(parts) });
  return true;
};

/** A question or a poem: thought, and the answer. */
export const answerOnly: Work = ({ prompt, desk, hasMachine }) => {
  const isWork = ASKS_FOR_WORK.test(prompt.text) && !WORDS_ONLY.test(prompt.text);
  if (isWork && hasMachine && prompt.media.length === 0) return false;
  if (/\bpoem\b/i.test(prompt.text)) {
    desk.think(["Finding a tone", "Twelve lines, plain words."]);
    desk.say(POEM);
    return true;
  }
  const { thoughts, steps } = answerPrompt({ ...prompt, builtInTools: [], functions: [] });
  desk.steps.push({ type: "thought", summaries: thoughts.slice(0, 2) }, ...steps);
  return true;
};

const POEM = `The harbour keeps its lamps alight,
though every boat is in;
it counts the tide against the night
and lets the next begin.

A rope goes slack, a rope goes tight,
the water turns its face;
what left at noon is out of sight
and still it holds its place.

So keep a lamp for what you sent
beyond the breaking foam:
the road it took, the way it went,
is long, and leads it home.`;

/** Any other task: a plan, a file of notes, a look at it, an answer. */
export const workOut: Work = ({ prompt, desk, canRun }: Job) => {
  const topic = subjectOf(prompt.text) || "the task";
  const path = `${slugOf(topic)}.md`;
  const notes = toNotes(topic);
  desk.think(
    ["Planning the work", `The task is about ${topic}. I split it into three parts.`],
    ["Choosing what to keep", `What I find out goes into ${path}, so that it can be used later.`],
  );
  desk.write(path, notes);
  if (canRun) {
    const words = notes.split(/\s+/).filter(Boolean).length;
    desk.run({ code: `wc -w /${path}`, language: "bash", result: `${words} /${path}\n` });
  }
  desk.think(["Checking the result", "The notes are there and whole."]);
  desk.say(
    `I worked on ${topic} and wrote down what came of it in \`${path}\`.\n\n${PARTS.map((part) => `- ${part}`).join("\n")}\n\n` +
      "This is Parley's demo: the file is real and can be opened, what it says is made up.",
  );
  return true;
};

const PARTS = ["What is wanted, in one sentence", "What there is to go on", "What to do next"];

function toNotes(topic: string): string {
  const sections = PARTS.map((part, index) => `## ${index + 1}. ${part}\n\n${SECTIONS[index] ?? ""}\n`);
  return `# ${capitalise(topic)}\n\n${sections.join("\n")}`;
}

const SECTIONS = [
  "The task is taken as it was said, without anything added to it.",
  "Only what stands in the message and in this environment; nothing was looked up.",
  "Ask for a table, a chart or a longer text: this file is there for the next turn.",
];

function slugOf(topic: string): string {
  const slug = topic
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 40);
  return slug || "notes";
}
