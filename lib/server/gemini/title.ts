import "server-only";
import type { Usage } from "@/lib/protocol/interaction";
import { TITLE_MAX_LENGTH } from "@/lib/protocol/thread";
import { callOptions, gemini } from "./client";

const TIMEOUT_MS = 15_000;
// Enough to know what a conversation is about, whatever somebody pastes.
const READ_CHARACTERS = 2_000;
// A few words, and what is thought before them. No model that is offered writes less.
export const TITLE_MAX_TOKENS = 4_096;

const INSTRUCTION =
  "You name conversations. Answer with a title of at most six words for a conversation that begins with the " +
  "message below, in the language of the message. Answer with the title alone: no quotes, no full stop.";

export type WrittenTitle = { title: string | null; usage: Usage | null };

/** A title for a conversation, by the model, in the language of its first message; null where none came. */
export async function writeTitle(model: string, message: string): Promise<WrittenTitle> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const interaction = await gemini(signal).interactions.create(
    {
      model,
      system_instruction: INSTRUCTION,
      input: [{ type: "user_input", content: [{ type: "text", text: message.slice(0, READ_CHARACTERS) }] }],
      generation_config: { max_output_tokens: TITLE_MAX_TOKENS },
      store: false,
      stream: false,
    },
    callOptions(signal),
  );
  return { title: toTitle(interaction.output_text ?? ""), usage: interaction.usage ?? null };
}

// "5 * 5" is no markup, and neither are "C#" and "snake_case".
const TIMES = /(?<=\d) ?\* ?(?=\d)/g;
const MARKUP = /[*`"“”«»<>]|(?<!\p{L})#|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;
// What turns the direction of text would reach out of the title into the list around it.
const UNFIT = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/** One line of plain text, whatever the model wrote: it has read a stranger's words, perhaps. */
export function toTitle(text: string): string | null {
  const line = text.split("\n").find((candidate) => candidate.trim() !== "") ?? "";
  const plain = line
    .replaceAll(UNFIT, "")
    .replaceAll(TIMES, " × ")
    .replaceAll(MARKUP, "")
    .replace(/^title:\s*/i, "")
    .replace(/\.\s*$/, "");
  const cut = plain.trim().slice(0, TITLE_MAX_LENGTH);
  // Half of a character may be left at the end.
  return cut.replace(/[\ud800-\udbff]$/, "") || null;
}
