import type { MediaContent } from "@/lib/protocol/media";
import { mediaTypeOfName } from "@/lib/protocol/media-types";

export type FoundLink = { address: string; content: MediaContent };

const ADDRESS = /\bhttps:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]}]/g;
const VIDEO_HOSTS = ["youtube.com", "www.youtube.com", "m.youtube.com", "youtu.be"];

/** The first address in a text that Google could read as a file: a film on YouTube, or a file by its ending. */
export function findLink(text: string, dismissed: readonly string[]): FoundLink | null {
  for (const [address] of text.matchAll(ADDRESS)) {
    const content = dismissed.includes(address) ? null : toLink(address);
    if (content) return { address, content };
  }
  return null;
}

function toLink(address: string): MediaContent | null {
  if (!URL.canParse(address)) return null;
  const { hostname, pathname } = new URL(address);
  if (VIDEO_HOSTS.includes(hostname)) {
    return pathname.length > 1 ? { type: "video", uri: address } : null;
  }
  const type = mediaTypeOfName(pathname);
  // The table gives each kind its own MIME types, which the union of the API cannot know.
  return type && ({ type: type.kind, uri: address, mime_type: type.mimeType } as MediaContent);
}

/** The text without the address, and without the hole that it leaves in its line. */
export function withoutAddress(text: string, address: string): string {
  const position = text.indexOf(address);
  const before = text.slice(0, position);
  const after = text.slice(position + address.length);
  const start = before.replace(/[ \t]+$/, "");
  const end = after.replace(/^[ \t]+/, "");
  const isFirst = start === "" || start.endsWith("\n");
  const isLast = end === "" || end.startsWith("\n");
  if (isFirst && isLast) return start + end.slice(1);
  const isBetweenWords = !isFirst && !isLast && start !== before && end !== after;
  return `${start}${isBetweenWords ? " " : ""}${end}`;
}
