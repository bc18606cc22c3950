import type { MediaKind } from "@/lib/protocol/media";
import { mediaTypeOf, mediaTypeOfName } from "@/lib/protocol/media-types";
import type { DraftAttachment } from "./draft-attachment";

/** What the person sees it as, before the server has looked into it. */
export function kindOf({
  name,
  type,
  progress,
}: Pick<DraftAttachment, "name" | "type" | "progress">): MediaKind {
  if (progress.state === "stored") return progress.content.type;
  return mediaTypeOf(type)?.kind ?? mediaTypeOfName(name)?.kind ?? "document";
}
