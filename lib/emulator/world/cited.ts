import type { PlannedOutput } from "../planned-step.ts";
import type { Annotation } from "../wire.ts";

/** An annotation before it has a place in a text. */
export interface Source {
  type: string;
  [field: string]: unknown;
}

export interface Sentence {
  /** New lines at its start stand between it and the one before; without any, a space does. */
  text: string;
  /** What supports it; the same source may be named twice, as the API does. */
  sources?: Source[];
  /** What supports it and the sentence before it together. */
  spanning?: Source[];
}

const REDIRECT = "https://vertexaisearch.cloud.google.com/grounding-api-redirect/AUZIYQ";

/** A page of the web as searches cite it: an opaque redirect, its title the bare domain. */
export function web(domain: string): Source {
  return { title: domain, type: "url_citation", url: toRedirect(domain) };
}

export function toRedirect(text: string): string {
  return `${REDIRECT}${Buffer.from(text).toString("base64url")}`;
}

/** The text of all sentences, and their citations by UTF-8 bytes of it, the end excluded. */
export function toOutput(sentences: Sentence[]): PlannedOutput {
  let text = "";
  let before = 0;
  const annotations: Annotation[] = [];
  for (const { text: own, sources = [], spanning = [] } of sentences) {
    const gap = /^\n*/.exec(own)?.[0] || (text === "" ? "" : " ");
    const words = own.replace(/^\n+/, "");
    const start = Buffer.byteLength(text + gap);
    text += gap + words;
    const end = Buffer.byteLength(text);
    annotations.push(...sources.map((source) => ({ end_index: end, start_index: start, ...source })));
    annotations.push(...spanning.map((source) => ({ end_index: end, start_index: before, ...source })));
    before = start;
  }
  return { type: "model_output", text, ...(annotations.length > 0 && { annotations }) };
}
