/** What the demo partner can tell about a piece of media: what its bytes say of themselves. */
export interface MediaFacts {
  mimeType: string;
  sizeBytes?: number;
  width?: number;
  height?: number;
  pages?: number;
  seconds?: number;
  words?: number;
  /** The first words of a text. */
  opening?: string;
  /** What the emulator wrote into a picture of its own, so that it can be edited. */
  sceneNote?: string;
}

/** A piece of media as it came with a message. */
export interface Attachment extends MediaFacts {
  type: "image" | "audio" | "video" | "document";
  /** The name it was uploaded under, or its public address. */
  name?: string;
  source: "inline" | "file" | "youtube" | "web";
}

const NOUNS: Record<Attachment["type"], string> = {
  image: "picture",
  audio: "recording",
  video: "video",
  document: "document",
};
const FORMATS: [RegExp, string][] = [
  [/pdf/, "PDF"],
  [/csv/, "CSV table"],
  [/wordprocessing|msword|opendocument\.text/, "text document"],
  [/spreadsheet|ms-excel/, "spreadsheet"],
  [/presentation/, "presentation"],
  [/markdown/, "Markdown text"],
  [/html/, "HTML page"],
  [/json/, "JSON file"],
  [/^text\//, "text"],
];

/** `a PNG picture of 640 × 480 pixels (12 KB)`, with as much as is known. */
export function describeAttachment(attachment: Attachment): string {
  if (attachment.source === "youtube") return `a YouTube video (${attachment.name})`;
  if (attachment.source === "web")
    return `${withArticle(nounOf(attachment))} on the web (${attachment.name})`;
  const size = attachment.sizeBytes === undefined ? "" : ` (${toSize(attachment.sizeBytes)})`;
  const name = attachment.name ? `**${attachment.name}**, ` : "";
  const opening = attachment.opening ? `, which begins “${attachment.opening}”` : "";
  return `${name}${withArticle(nounOf(attachment))}${extentOf(attachment)}${size}${opening}`;
}

function nounOf({ type, mimeType }: Attachment): string {
  const format = FORMATS.find(([pattern]) => pattern.test(mimeType))?.[1];
  if (type === "document") return format ?? "document";
  const subtype = mimeType.split("/")[1]?.replace(/^x-|;.*/g, "") ?? "";
  return `${subtype === "quicktime" ? "QuickTime" : subtype.toUpperCase()} ${NOUNS[type]}`;
}

function extentOf({ width, height, pages, words, seconds }: Attachment): string {
  const extents = [
    seconds !== undefined && toDuration(seconds),
    width !== undefined && height !== undefined && `${width} × ${height} pixels`,
    pages !== undefined && `${pages} page${pages === 1 ? "" : "s"}`,
    words !== undefined && `${words} word${words === 1 ? "" : "s"}`,
  ].filter(Boolean);
  return extents.length > 0 ? ` of ${extents.join(", ")}` : "";
}

function toDuration(seconds: number): string {
  if (seconds < 60) {
    const rounded = Math.round(seconds * 10) / 10;
    return `${rounded} second${rounded === 1 ? "" : "s"}`;
  }
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

function toSize(bytes: number): string {
  if (bytes < 1_024) return `${bytes} bytes`;
  if (bytes < 1_024 * 1_024) return `${Math.round(bytes / 1_024)} KB`;
  return `${(bytes / 1_024 / 1_024).toFixed(1)} MB`;
}

function withArticle(noun: string): string {
  // Capitals are spelt out, so their names decide: "an MP4", "an HTML page", but "a WAV".
  const spelt = /^[A-Z]{2}|^[A-Z]\d/.test(noun);
  return `${(spelt ? /^[AEFHILMNORSX]/ : /^[aeiou]/i).test(noun) ? "an" : "a"} ${noun}`;
}
