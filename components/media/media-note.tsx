import { CircleAlert, EyeOff } from "lucide-react";
import { msg, t } from "@/lib/i18n/translate";
import type { MediaContent, MediaKind, MediaProblem } from "@/lib/protocol/media";

// Whole sentences, as in other languages more words than the noun depend on it.
const SENTENCES: Record<MediaProblem, Record<MediaKind, string>> = {
  too_large: {
    image: msg("The picture was made, but it is too large to be kept here."),
    audio: msg("The sound was made, but it is too large to be kept here."),
    video: msg("The video was made, but it is too large to be kept here."),
    document: msg("The document was made, but it is too large to be kept here."),
  },
  not_readable: {
    image: msg("A picture arrived that cannot be read."),
    audio: msg("A sound arrived that cannot be read."),
    video: msg("A video arrived that cannot be read."),
    document: msg("A document arrived that cannot be read."),
  },
  storage_full: {
    image: msg("The picture was made, but there is no room left to keep it."),
    audio: msg("The sound was made, but there is no room left to keep it."),
    video: msg("The video was made, but there is no room left to keep it."),
    document: msg("The document was made, but there is no room left to keep it."),
  },
  not_shared: {
    image: msg("This picture is not shared."),
    audio: msg("This sound is not shared."),
    video: msg("This video is not shared."),
    document: msg("This document is not shared."),
  },
};

/** Why something that was made cannot be shown, in one line. */
export function MediaNote({ block }: { block: MediaContent }) {
  const problem = block.mediaProblem ?? "not_readable";
  const sentence = t(SENTENCES[problem][block.type]);
  const [Icon, colour] = problem === "not_shared" ? [EyeOff, "text-ink-faint"] : [CircleAlert, "text-warn"];
  return (
    <p className="flex items-start gap-2 text-ui text-ink-soft">
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${colour}`} strokeWidth={1.75} />
      {sentence}
    </p>
  );
}
