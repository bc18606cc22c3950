"use client";

import { AudioContent } from "@/components/content/audio-content";
import { DocumentContent } from "@/components/content/document-content";
import { VideoContent } from "@/components/content/video-content";
import { MediaNote } from "@/components/media/media-note";
import { t } from "@/lib/i18n/translate";
import type { MediaContent } from "@/lib/protocol/media";
import { isStored } from "@/lib/protocol/select-media";
import { AttachedLink } from "./attached-link";
import { AttachedPicture } from "./attached-picture";

/** The files of a message that was sent, above its words. */
export function MessageAttachments({ media }: { media: readonly MediaContent[] }) {
  return (
    <ul aria-label={t("Attachments")} className="mb-1.5 flex max-w-4/5 flex-wrap justify-end gap-2">
      {media.map((block, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a message that was sent does not change, and may have a file twice.
        <li key={position} className="min-w-0 max-w-full">
          <AttachedMedia block={block} />
        </li>
      ))}
    </ul>
  );
}

function AttachedMedia({ block }: { block: MediaContent }) {
  if (block.mediaProblem) return <MediaNote block={block} />;
  if (!isStored(block)) return <AttachedLink block={block} />;
  switch (block.type) {
    case "image":
      return <AttachedPicture content={block} />;
    case "audio":
      return (
        <div className="w-110 max-w-full">
          <AudioContent block={block} />
        </div>
      );
    case "video":
      return (
        <div className="w-88 max-w-full">
          <VideoContent block={block} />
        </div>
      );
    case "document":
      return <DocumentContent block={block} />;
  }
}
