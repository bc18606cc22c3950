import type { PlannedStep } from "../performance.ts";
import { type Prompt, type Scenario, thought } from "../prompt.ts";
import type { Annotation } from "../wire.ts";
import { topicOf } from "./topic.ts";

const REDIRECT = "https://vertexaisearch.cloud.google.com/grounding-api-redirect/AUZIYQ";
// The old generation repeats the same suggestion this often for every query.
const OLD_REPETITIONS = 2;

interface Sentence {
  text: string;
  sources: string[];
}

/** A grounded answer, where the tool is there and nothing more special was asked. */
export const answerSearch: Scenario = (prompt) => {
  if (!prompt.builtInTools.includes("google_search")) return undefined;
  const topic = topicOf(prompt.text) || "the web";
  const queries = [topic, `${topic} overview`];
  const search: PlannedStep = {
    type: "google_search",
    queries,
    suggestions: suggestionsFor(queries, prompt),
  };
  const sentences = sentencesAbout(topic);
  const output: PlannedStep = {
    type: "model_output",
    text: sentences.map(({ text }) => text).join(" "),
    annotations: citationsOf(sentences),
  };
  const summary = thought("Weighing the results", `I compare what the sources say about ${topic}.`);
  if (prompt.isOldGeneration) return { thoughts: [summary], steps: [output, search] };
  const steps: PlannedStep[] = [search, { type: "thought", summaries: [summary] }, output];
  return { thoughts: [thought("Searching", `I look up ${topic}.`)], steps };
};

// En dashes and accents on purpose: offsets in bytes and in characters part ways at the first of them.
function sentencesAbout(topic: string): Sentence[] {
  return [
    {
      text: `**${topic}** is well covered – the demo's sources agree on that.`,
      sources: ["wikipedia.org", "britannica.com"],
    },
    { text: "According to one résumé of 2020–2026, interest has doubled.", sources: ["example.org"] },
    {
      text: "Nothing of this was looked up: Parley's demo partner only shows what a grounded answer looks like.",
      sources: [],
    },
  ];
}

/** Offsets count UTF-8 bytes of the whole text, the end excluded. */
function citationsOf(sentences: Sentence[]): Annotation[] {
  let start = 0;
  return sentences.flatMap(({ text, sources }) => {
    const [start_index, end_index] = [start, start + Buffer.byteLength(text)];
    start = end_index + 1;
    return sources.map((title) => ({
      end_index,
      start_index,
      title,
      type: "url_citation",
      url: `${REDIRECT}${Buffer.from(title).toString("base64url")}`,
    }));
  });
}

function suggestionsFor(queries: string[], { isOldGeneration }: Prompt): string[] {
  const document = toDocument(queries, isOldGeneration);
  return isOldGeneration ? Array(queries.length * OLD_REPETITIONS).fill(document) : [document];
}

function toDocument(queries: string[], isOldGeneration: boolean): string {
  const chips = queries.map((query) => {
    const encoded = encodeURIComponent(query).replaceAll("%20", "+");
    const href = isOldGeneration
      ? `${REDIRECT}${Buffer.from(query).toString("base64url")}`
      : `https://www.google.com/search?q=${encoded}&client=app-vertex-grounding&safesearch=active`;
    return `    <a class="chip" href="${href}">${escapeHtml(query)}</a>`;
  });
  return `<style>
.container { align-items: center; border-radius: 8px; display: flex; font-family: Google Sans, Roboto, sans-serif; font-size: 14px; padding: 8px 12px; background-color: #fafafa; box-shadow: 0 0 0 1px #0000000f; }
.chip { display: inline-block; border: 1px solid #d2d2d2; border-radius: 16px; color: #5e5e5e; margin: 0 8px; padding: 5px 16px; text-decoration: none; white-space: nowrap; }
@media (prefers-color-scheme: dark) { .container { background-color: #1f1f1f; } .chip { color: #fff; } }
</style>
<div class="container">
  <div class="carousel">
${chips.join("\n")}
  </div>
</div>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}
