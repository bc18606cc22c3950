import { mediaTypeOf } from "@/lib/protocol/media-types";
import type { StoredMedia } from "@/lib/protocol/select-media";

/** The address of a file as a download, and its name with the ending of what it really is. */
export function downloadOf({ media, mime_type, uri }: StoredMedia): { href: string; download: string } {
  const extension = mediaTypeOf(mime_type ?? "")?.extensions[0];
  const stem = media.name.replace(/\.[a-z0-9]{1,5}$/i, "").replace(/\.+$/, "");
  return { href: `${uri}?download`, download: extension ? `${stem}.${extension}` : media.name };
}
