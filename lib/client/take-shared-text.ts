import { msg, t } from "@/lib/i18n/translate";
import { SHARED_TEXT } from "@/lib/protocol/launch";
import { showComposerNotice } from "./composer-notice";
import { draftOf, flushDrafts, writeDraft } from "./composer-store";
import { visibleOf, withLinkText } from "./presets/start-link";
import { takeParameters } from "./take-parameters";

const BELOW = msg("What was shared stands below what was written here already.");

/** Puts what another app has shared into the message of a new chat, after what is written there. Nothing is sent. */
export function takeSharedText(): void {
  // Any page can lead to such an address, so it is taken with the care that a link is.
  const shared = visibleOf(toSharedText(takeParameters(Object.values(SHARED_TEXT))));
  if (shared === "") return;
  const draft = draftOf(null);
  writeDraft(null, withLinkText(draft, shared));
  // The address does not have it any more.
  flushDrafts();
  if (draft.trim() !== "") showComposerNotice(t(BELOW));
}

/** Each part on a line of its own. Apps name an address as the text, too, or within it. */
export function toSharedText(values: readonly string[]): string {
  const parts = values.map((value) => value.trim()).filter((value) => value !== "");
  return parts
    .filter((part, index) => !parts.some((other, at) => at !== index && holds(other, part, at < index)))
    .join("\n");
}

/** Whether one part makes another needless. Of two that are the same the first stays. */
function holds(part: string, other: string, isBefore: boolean): boolean {
  return part === other ? isBefore : part.includes(other);
}
