import { CircleAlert } from "lucide-react";
import type { MediaContent, MediaProblem } from "@/lib/protocol/media";

const NOUNS: Record<MediaContent["type"], string> = {
  image: "picture",
  audio: "sound",
  video: "video",
  document: "document",
};
const SENTENCES: Record<MediaProblem, (noun: string) => string> = {
  too_large: (noun) => `The ${noun} was made, but it is too large to be kept here.`,
  not_readable: (noun) => `A ${noun} arrived that cannot be read.`,
  storage_full: (noun) => `The ${noun} was made, but there is no room left to keep it.`,
};

/** Why something that was made cannot be shown, in one line. */
export function MediaNote({ block }: { block: MediaContent }) {
  const sentence = SENTENCES[block.mediaProblem ?? "not_readable"](NOUNS[block.type]);
  return (
    <p className="flex items-start gap-2 text-ui text-ink-soft">
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" strokeWidth={1.75} />
      {sentence}
    </p>
  );
}
