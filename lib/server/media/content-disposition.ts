import "server-only";
import { mediaTypeOf } from "@/lib/protocol/media-types";

// Directions that hide what a name really ends in, and everything that a file system or a header minds.
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}"*/:<>?\\|]/gu;
const LONGEST_NAME = 120;

/** `Content-Disposition` (RFC 6266) with the name in both spellings, and the ending of its true type. */
export function contentDisposition(kind: "inline" | "attachment", name: string, mimeType: string): string {
  const safe = fileNameOf(name, mimeType);
  const ascii = safe.replaceAll(/[^\x20-\x7e]|%/g, "_");
  const encoded = encodeURIComponent(safe).replaceAll(/['()*]/g, toPercent);
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

function fileNameOf(name: string, mimeType: string): string {
  const clean = name.toWellFormed().replaceAll(UNSAFE, "_").replace(/^\.+/, "").trim();
  const type = mediaTypeOf(mimeType);
  const [extension = "bin"] = type?.extensions ?? [];
  const isRight = type?.extensions.some((known) => clean.toLowerCase().endsWith(`.${known}`));
  // A text keeps its ending: `.py` says more than `.txt`, and it is sent as a download in any case.
  const keeps = isRight || (mimeType === "text/plain" && /\.[a-z0-9]{1,10}$/i.test(clean));
  const stem = Array.from(keeps ? clean.replace(/\.[^.]*$/, "") : clean)
    .slice(0, LONGEST_NAME)
    .join("");
  const ending = keeps ? (/\.[^.]*$/.exec(clean)?.[0] ?? "") : `.${extension}`;
  return `${stem || "file"}${ending}`;
}

function toPercent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
