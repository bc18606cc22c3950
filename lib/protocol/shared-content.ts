import type { Content, TextContent } from "./interaction";
import { isMedia, MEDIA_PROBLEMS, type MediaContent, mediaIdOf } from "./media";
import { mediaTypeOf } from "./media-types";
import { isPublicAddress } from "./public-address";

/** A share's own copy of a file. */
export type SharedFile = {
  id: string;
  name: string;
  mimeType: string;
  size: number;
  width: number | null;
  height: number | null;
};

/** Under which share something is shown, and its copies by the id of the media that they were made of. */
export type SharedUnder = { shareId: string; files: ReadonlyMap<string, SharedFile> };

function shareFileUri(shareId: string, fileId: string): string {
  return `/api/shares/${shareId}/files/${fileId}`;
}

/** The id of the copy that an address leads to; null for any other address. */
export function shareFileIdOf(uri: string | undefined): string | null {
  return /^\/api\/shares\/[\w-]{22}\/files\/([\w-]{22})$/.exec(uri ?? "")?.[1] ?? null;
}

/** What a person has sent: words, files that are shared, and addresses on the web. */
export function toSharedInput(input: readonly Content[], under: SharedUnder): Content[] {
  return input.flatMap((block) => {
    if (!isMedia(block)) return toSharedText(block);
    return isLink(block) ? toSharedLink(block) : toSharedMedia(block, under);
  });
}

/** What a model has made: words with the pages that they rest on, and files that are shared. */
export function toSharedOutput(content: readonly Content[], under: SharedUnder): Content[] {
  return content.flatMap((block) => (isMedia(block) ? toSharedMedia(block, under) : toSharedText(block)));
}

function toSharedText(block: Content): Content[] {
  if (block.type !== "text" || typeof block.text !== "string") return [];
  const annotations = (block.annotations ?? []).flatMap(toSharedAnnotation);
  return [{ type: "text", text: block.text, ...(annotations.length > 0 && { annotations }) }];
}

type Annotation = NonNullable<TextContent["annotations"]>[number];

/** Only pages that anybody can open: files are the person's, and places have names of Google's for them. */
function toSharedAnnotation(annotation: Annotation | null): Annotation[] {
  if (annotation?.type !== "url_citation" || !isPublicPage(annotation.url)) return [];
  const { url, title, start_index, end_index } = annotation;
  return [
    {
      type: "url_citation",
      url,
      ...(typeof title === "string" && { title }),
      ...(typeof start_index === "number" && { start_index }),
      ...(typeof end_index === "number" && { end_index }),
    },
  ];
}

// What Google keeps for us is reached at its API, with our key.
const API_HOST = /^(.*\.)?generativelanguage\./;

function isPublicPage(url: unknown): url is string {
  if (typeof url !== "string" || !/^https?:/i.test(url) || !isPublicAddress(url)) return false;
  return !API_HOST.test(new URL(url).hostname);
}

function isLink({ uri, media }: MediaContent): boolean {
  return media === undefined && isPublicPage(uri);
}

// The table of types gives each kind its own MIME types, which the API's union cannot know.
const asMedia = (block: object) => block as MediaContent;

function toSharedLink({ type, uri, mime_type }: MediaContent): MediaContent {
  const known = typeof mime_type === "string" && mediaTypeOf(mime_type)?.mimeType;
  return asMedia({ type, uri, ...(known && { mime_type: known }) });
}

/** A file that is not shared leaves its kind, so that an answer about it can be understood. */
function toSharedMedia({ type, uri, mediaProblem }: MediaContent, under: SharedUnder): MediaContent {
  const mediaId = typeof uri === "string" ? mediaIdOf(uri) : null;
  const file = mediaId !== null && under.files.get(mediaId);
  if (file) return toSharedFile(type, file, under.shareId);
  const problem = mediaId === null ? MEDIA_PROBLEMS.find((known) => known === mediaProblem) : undefined;
  return asMedia({ type, mediaProblem: problem ?? "not_shared" });
}

function toSharedFile(type: MediaContent["type"], file: SharedFile, shareId: string): MediaContent {
  const { id, name, size, mimeType, width, height } = file;
  return asMedia({
    type,
    mime_type: mimeType,
    uri: shareFileUri(shareId, id),
    media: { id, name, size, ...(width !== null && height !== null && { width, height }) },
  });
}
