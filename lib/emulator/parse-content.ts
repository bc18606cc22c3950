import { refuse } from "./errors.ts";
import { keepAttachment } from "./facts/attachments.ts";
import type { Attachment } from "./facts/facts.ts";
import { factsOf } from "./facts/glimpse.ts";
import type { FileStore } from "./files/file-store.ts";
import { noPermission } from "./files/files-routes.ts";
import { isMediaType, mediaTypeOf } from "./media-types.ts";
import type { Step } from "./wire.ts";

const LARGEST_INLINE_PDF = 50 * 1024 * 1024;

/** A content block of the input, with what is to be known of its media. */
export function parseContent(block: Step, at: string, files: FileStore): Step {
  const { type } = block;
  if (type === "text") {
    if (typeof block.text !== "string") throw refuse(400, `Invalid value at '${at}.text': must be a string.`);
    return block;
  }
  if (!isMediaType(type)) throw refuse(400, `Invalid value at '${at}.type': unknown content type '${type}'.`);
  const { data, uri } = block;
  if ((typeof data === "string") === (typeof uri === "string")) {
    throw refuse(400, `Invalid value at '${at}': exactly one of 'data' and 'uri' must be set.`);
  }
  const mimeType = parseMimeType(block.mime_type, at);
  const attachment =
    typeof data === "string"
      ? fromData(type, data, mimeType, at)
      : fromAddress(type, String(uri), { mimeType, at, files });
  keepAttachment(block, attachment);
  return block;
}

function fromData(
  type: Attachment["type"],
  data: string,
  mimeType: string | undefined,
  at: string,
): Attachment {
  if (!mimeType) throw refuse(400, `Invalid value at '${at}.mime_type': required with 'data'.`);
  checkMimeType(type, mimeType);
  if (!isBase64(data)) throw refuse(400, `Invalid value at '${at}.data': Base64 decoding failed.`);
  const bytes = Buffer.from(data, "base64");
  if (mimeType === "application/pdf" && bytes.length > LARGEST_INLINE_PDF) {
    throw refuse(400, "Inline PDF documents are limited to 50 MB. Use the Files API.");
  }
  return { type, source: "inline", ...factsOf(bytes, mimeType) };
}

interface AddressOptions {
  mimeType: string | undefined;
  at: string;
  files: FileStore;
}

function fromAddress(
  type: Attachment["type"],
  uri: string,
  { mimeType, at, files }: AddressOptions,
): Attachment {
  const fileName = /^(?:https:\/\/generativelanguage\.googleapis\.com\/\w+\/)?(files\/[^/?:]+)/.exec(
    uri,
  )?.[1];
  if (fileName) return fromFile(type, fileName, mimeType, files);
  const url = URL.canParse(uri) ? new URL(uri) : undefined;
  if (url?.protocol !== "https:") {
    throw refuse(400, `Invalid value at '${at}.uri': must be a file of the Files API or a public https URL.`);
  }
  if (mimeType) checkMimeType(type, mimeType);
  if (/(^|\.)(youtube\.com|youtu\.be)$/.test(url.hostname)) {
    if (type !== "video") throw refuse(400, "YouTube URLs are supported as video content only.");
    return { type, source: "youtube", mimeType: "video/mp4", name: uri };
  }
  return { type, source: "web", mimeType: mimeType ?? "", name: uri };
}

function fromFile(
  type: Attachment["type"],
  fileName: string,
  mimeType: string | undefined,
  files: FileStore,
): Attachment {
  const file = files.get(fileName);
  if (!file) throw refuse(403, noPermission(fileName));
  if (files.stateOf(file) !== "ACTIVE") {
    const id = fileName.replace("files/", "");
    const message = `The File ${id} is not in an ACTIVE state and usage is not allowed.`;
    throw refuse(400, message, "failed_precondition");
  }
  checkMimeType(type, mimeType ?? file.mimeType);
  return { type, source: "file", ...file.facts, ...(file.displayName && { name: file.displayName }) };
}

/** In lower case and without parameters: recorders add `;codecs=…`. */
function parseMimeType(value: unknown, at: string): string | undefined {
  if (value === undefined || value === null || value === "") return undefined;
  if (typeof value === "string" && value.includes("/")) return value.toLowerCase().replace(/\s*;.*/, "");
  throw refuse(400, `Invalid value at '${at}.mime_type': must be a MIME type.`);
}

function checkMimeType(type: Attachment["type"], mimeType: string): void {
  if (mediaTypeOf(mimeType) !== type)
    throw refuse(400, `Unsupported MIME type for ${type} content: ${mimeType}`);
}

function isBase64(text: string): boolean {
  const body = text.replace(/={1,2}$/, "");
  return body.length > 0 && body.length % 4 !== 1 && !/[^A-Za-z0-9+/_-]/.test(body);
}
