import { readPdfPages } from "./pdf-text.ts";

/** What can be read of a document. */
export interface DocumentText {
  pages: string[];
  /** Whether the document itself has pages: a text file is one stretch. */
  isPaged: boolean;
}

/** Whether the emulator can read documents of that type. */
export function isReadable(mimeType: string): boolean {
  return /^text\/|^application\/(pdf|json|xml|x-?javascript|x-python)/.test(mimeType);
}

export function readDocument(bytes: Buffer, mimeType: string): DocumentText {
  if (mimeType === "application/pdf") return { pages: readPdfPages(bytes), isPaged: true };
  const text = bytes.toString("utf8").replace(/^\uFEFF/, "");
  return { pages: [/html|xml/.test(mimeType) ? withoutTags(text) : text], isPaged: false };
}

function withoutTags(text: string): string {
  return text.replace(/<(style|script)[\s\S]*?<\/\1>/gi, " ").replace(/<[^>]*>/g, " ");
}
