import { hostOf } from "@/lib/client/markdown/addresses";
import { type MediaContent, mediaIdOf } from "@/lib/protocol/media";
import { AudioContent } from "./audio-content";
import { DocumentContent } from "./document-content";
import { ImageContent } from "./image-content";
import { OutwardLink } from "./outward-link";
import { VideoContent } from "./video-content";

/** One block of media in a reply. What lies elsewhere on the web is named and never loaded. */
export function MediaBlock({ block }: { block: MediaContent }) {
  const { uri } = block;
  if (uri && mediaIdOf(uri) === null && /^https:/.test(uri)) {
    return <OutwardLink href={uri}>{hostOf(uri)}</OutwardLink>;
  }
  switch (block.type) {
    case "image":
      return <ImageContent block={block} />;
    case "audio":
      return <AudioContent block={block} />;
    case "video":
      return <VideoContent block={block} />;
    case "document":
      return <DocumentContent block={block} />;
  }
}
