import { splitAtHidden } from "@/lib/client/functions/hidden-characters";
import { TEXT_MAX_LENGTH } from "@/lib/protocol/thread";

/** What an address asks a new chat to begin with. */
export type StartLink = { text: string; preset: string; model: string };

/** Null where it asks for nothing. A field that is not in the address is empty. */
export function parseStartLink(search: string): StartLink | null {
  const asked = new URLSearchParams(search);
  const link = {
    text: visibleOf(asked.get("q") ?? ""),
    preset: (asked.get("preset") ?? "").trim(),
    model: (asked.get("model") ?? "").trim(),
  };
  return Object.values(link).some((value) => value !== "") ? link : null;
}

// Whoever made the link must not be able to write what its reader would send unseen.
export function visibleOf(text: string): string {
  const visible = splitAtHidden(text.replace(/\r\n?/g, "\n"))
    .filter(({ isHidden }) => !isHidden)
    .map((stretch) => stretch.text);
  return visible.join("").trim().slice(0, TEXT_MAX_LENGTH);
}

/** The text of a link below what was already written. A link that is opened again adds nothing. */
export function withLinkText(draft: string, text: string): string {
  if (text === "" || `\n\n${draft.trim()}`.endsWith(`\n\n${text}`)) return draft;
  return draft.trim() === "" ? text : `${draft.trimEnd()}\n\n${text}`;
}

export function presetPath(presetId: string): string {
  return `/?preset=${encodeURIComponent(presetId)}`;
}
