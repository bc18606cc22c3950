import type { MediaKind } from "./media";

export type MediaType = {
  mimeType: string;
  kind: MediaKind;
  /** Without the dot; the first is the one that a download gets. */
  extensions: readonly string[];
  /** Other names by which browsers and the API know the type. */
  aliases?: readonly string[];
};

const image = (mimeType: string, ...extensions: string[]): MediaType => ({
  mimeType,
  kind: "image",
  extensions,
});
const audio = (mimeType: string, extensions: string[], aliases: string[] = []): MediaType => ({
  mimeType,
  kind: "audio",
  extensions,
  aliases,
});
const video = (mimeType: string, extensions: string[], aliases: string[] = []): MediaType => ({
  mimeType,
  kind: "video",
  extensions,
  aliases,
});
const document = (mimeType: string, ...extensions: string[]): MediaType => ({
  mimeType,
  kind: "document",
  extensions,
});

const OFFICE = "application/vnd.openxmlformats-officedocument";
const OPEN_DOCUMENT = "application/vnd.oasis.opendocument";

/** Every type that can be attached or made. What else is text goes as `text/plain`, whatever its name says. */
const MEDIA_TYPES: readonly MediaType[] = [
  { ...image("image/png", "png"), aliases: ["image/apng"] },
  image("image/jpeg", "jpg", "jpeg"),
  image("image/webp", "webp"),
  image("image/gif", "gif"),
  image("image/heic", "heic"),
  image("image/heif", "heif"),
  image("image/bmp", "bmp"),
  image("image/tiff", "tiff", "tif"),
  audio("audio/wav", ["wav"], ["audio/x-wav", "audio/vnd.wave", "audio/wave"]),
  audio("audio/mpeg", ["mp3"], ["audio/mp3"]),
  audio("audio/m4a", ["m4a"], ["audio/x-m4a", "audio/mp4"]),
  audio("audio/aac", ["aac"], ["audio/x-aac"]),
  audio("audio/ogg", ["ogg", "oga", "opus"], ["audio/opus", "audio/ogg_opus", "application/ogg"]),
  audio("audio/flac", ["flac"], ["audio/x-flac"]),
  audio("audio/aiff", ["aiff", "aif"], ["audio/x-aiff"]),
  audio("audio/webm", ["weba"]),
  video("video/mp4", ["mp4", "m4v"], ["video/x-m4v"]),
  video("video/webm", ["webm"]),
  video("video/mov", ["mov"], ["video/quicktime"]),
  video("video/mpeg", ["mpeg", "mpg"], ["video/mpg", "video/mpegs", "video/mp1s", "video/mp2p"]),
  video("video/avi", ["avi"], ["video/x-msvideo", "video/vnd.avi"]),
  video("video/wmv", ["wmv"], ["video/x-ms-wmv", "video/x-ms-asf", "application/vnd.ms-asf"]),
  video("video/x-flv", ["flv"]),
  video("video/3gpp", ["3gp"]),
  document("application/pdf", "pdf"),
  document("text/csv", "csv"),
  document("text/markdown", "md", "markdown"),
  document(`${OFFICE}.wordprocessingml.document`, "docx"),
  document(`${OFFICE}.spreadsheetml.sheet`, "xlsx"),
  document(`${OFFICE}.presentationml.presentation`, "pptx"),
  document(`${OPEN_DOCUMENT}.text`, "odt"),
  document(`${OPEN_DOCUMENT}.spreadsheet`, "ods"),
  document(`${OPEN_DOCUMENT}.presentation`, "odp"),
  document("text/plain", "txt"),
];

/** The type of a MIME type in any spelling, with or without parameters; null where it is not taken. */
export function mediaTypeOf(mimeType: string): MediaType | null {
  const bare = mimeType.toLowerCase().replace(/\s*;.*$/s, "");
  return MEDIA_TYPES.find((type) => type.mimeType === bare || type.aliases?.includes(bare)) ?? null;
}

/** The type that a file's name claims; null where the ending is none of those here. */
export function mediaTypeOfName(name: string): MediaType | null {
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  return MEDIA_TYPES.find((type) => type.extensions.includes(extension)) ?? null;
}

// A browser shows these by itself and runs nothing in them; anything else is only ever downloaded.
const INLINE: readonly string[] = [
  "image/png",
  "image/jpeg",
  "image/webp",
  "image/gif",
  "audio/mpeg",
  "audio/wav",
  "audio/ogg",
  "video/mp4",
  "video/webm",
  "audio/webm",
];

export function isShownInline(mimeType: string): boolean {
  return INLINE.includes(mimeType);
}
