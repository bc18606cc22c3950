import { type Attachment, describeAttachment } from "../facts/facts.ts";
import { type Answer, type Prompt, type Scenario, say, thought } from "../prompt.ts";

const LIMITS =
  "I am Parley's demo: I read what a file says of itself, its type and size, and cannot look at what it shows or says.";
const ASKS_AGAIN =
  /\b(?:what|which|how|describe|remember|was|were|did|is|are|does|list|tell|again|size|pages?)\b/i;
const ASKS_EXTENT =
  /\bhow many (?:pages|words|pixels)\b|\bhow (?:long|big|large|wide|tall) (?:is|was|are|were)\b|\b(?:its|their) (?:size|dimensions|resolution|duration|length)\b/i;
const NAMES: [RegExp, (attachment: Attachment) => boolean][] = [
  [/\b(?:attach\w*|uploads?|uploaded|files?|(?:did|have) i sen[dt])\b/i, () => true],
  [/\b(?:picture|image|photo|screenshot)s?\b/i, ({ type }) => type === "image"],
  [/\b(?:recording|audio|sound|voice|song)s?\b/i, ({ type }) => type === "audio"],
  [/\b(?:video|movie|film)s?\b/i, ({ type }) => type === "video"],
  [/\b(?:documents?|pdfs?|csv|tables?|text file|pages|words)\b/i, ({ type }) => type === "document"],
];

/** Tells what was attached, now or earlier; words beside it are answered as without it. */
export function seeAttachments(answerWords: (prompt: Prompt) => Answer | undefined): Scenario {
  return (prompt) => {
    if (prompt.media.length === 0) return recall(prompt);
    const seen = listAttachments(prompt.media);
    const words = prompt.text === "" ? undefined : answerWords({ ...prompt, media: [] });
    if (words) return { ...words, steps: withFirstWords(words.steps, seen) };
    const closing = prompt.text === "" ? "What would you like to know? " : "";
    return say(
      `${seen}\n\n${closing}${LIMITS} Ask me about it later and I shall remember.`,
      thought("Opening the attachments", `There are ${prompt.media.length}; I read the head of each.`),
    );
  };
}

function recall({ text, turns }: Prompt): Answer | undefined {
  const earlier = turns.flatMap(({ media }) => media);
  if (earlier.length === 0 || !ASKS_AGAIN.test(text)) return undefined;
  const named = NAMES.find(([pattern, accepts]) => pattern.test(text) && earlier.some(accepts))?.[1];
  if (!named && !ASKS_EXTENT.test(text)) return undefined;
  const meant = earlier.filter(named ?? (() => true));
  const lines = meant.map((attachment) => `- ${describeAttachment(attachment)}`).join("\n");
  const [only] = meant;
  const answer =
    only && meant.length === 1
      ? `That was ${describeAttachment(only)}.`
      : `You sent ${countOf(meant)}:\n\n${lines}`;
  return say(answer, thought("Looking back", "The person asks about what was attached earlier."));
}

function listAttachments(media: Attachment[]): string {
  const [only] = media;
  if (only && media.length === 1) return `You sent ${describeAttachment(only)}.`;
  const lines = media.map((attachment, index) => `${index + 1}. ${describeAttachment(attachment)}`);
  return `You sent ${countOf(media)}:\n\n${lines.join("\n")}`;
}

function countOf(media: Attachment[]): string {
  const kinds = [...new Set(media.map(({ type }) => type))].map((kind) => {
    const count = media.filter(({ type }) => type === kind).length;
    // Of sound one does not say "two audios".
    const noun = kind === "audio" ? "recording" : kind;
    return `${count} ${noun}${count === 1 ? "" : "s"}`;
  });
  return new Intl.ListFormat("en").format(kinds);
}

function withFirstWords(steps: Answer["steps"], words: string): Answer["steps"] {
  const [first, ...rest] = steps;
  if (first?.type !== "model_output") return [{ type: "model_output", text: words }, ...steps];
  // Annotations count from the start of their text, so such a text stays as it is.
  if (first.annotations) return [{ type: "model_output", text: words }, ...steps];
  return [{ ...first, text: `${words}\n\n${first.text}` }, ...rest];
}
