import type { Attachment } from "./facts/facts.ts";

const SUBTYPES: Record<Exclude<Attachment["type"], "document">, string> = {
  image: "png jpeg jpg webp heic heif gif bmp tiff",
  audio: "wav x-wav mp3 mpeg aiff x-aiff aac x-aac ogg flac m4a x-m4a mp4 l16 pcm opus alaw mulaw webm",
  video: "mp4 mpeg mpg mpegs mov quicktime avi x-msvideo x-flv webm wmv x-ms-wmv 3gpp",
};
const OFFICE =
  /^application\/(msword|vnd\.ms-(excel|powerpoint)|vnd\.openxmlformats-officedocument\.(wordprocessingml|presentationml|spreadsheetml)\.\w+|vnd\.oasis\.opendocument\.(text|spreadsheet|presentation))$/;
const TEXT =
  /^text\/[\w.+-]+$|^application\/(json|xml|rtf|x-?javascript|x-python(-code)?|x-ipynb\+json|x-typescript)$/;

export function isMediaType(type: string): type is Attachment["type"] {
  return type === "document" || type in SUBTYPES;
}

/** The content type that takes a MIME type; undefined where none does. */
export function mediaTypeOf(mimeType: string): Attachment["type"] | undefined {
  const [kind, subtype = ""] = mimeType.split("/");
  if (kind === "image" || kind === "audio" || kind === "video") {
    return SUBTYPES[kind].split(" ").includes(subtype) ? kind : undefined;
  }
  return mimeType === "application/pdf" || TEXT.test(mimeType) || OFFICE.test(mimeType)
    ? "document"
    : undefined;
}
