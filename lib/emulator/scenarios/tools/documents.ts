import { thought } from "../../prompt.ts";
import { toRecord } from "../../stores/metadata.ts";
import { findPassages, openingsOf, type Passage } from "../../stores/passages.ts";
import type { Sentence, Source } from "../../world/cited.ts";
import type { ToolUse } from "./part.ts";

const ASKS_ALL = /\b(?:summar\w+|overview|what (?:is|are) (?:in|the)|about|documents?|files?|store)\b/i;

/** Answers in the words of the documents, and cites them by page where they have pages. */
export const documentsUse: ToolUse = {
  tool: "file_search",
  isAskedFor: ({ text }) =>
    /\b(?:documents?|files?|pdfs?|reports?|stores?|according to|pages?)\b/i.test(text),
  isForAnything: true,
  play({ text, toolSettings }) {
    const { documents, topK } = toolSettings;
    const found = findPassages(documents, text, topK);
    const passages = found.length > 0 || !ASKS_ALL.test(text) ? found : openingsOf(documents, topK);
    return {
      thought: thought("Searching the files", `There are ${documents.length} documents to search.`),
      steps: [{ type: "file_search" }],
      afterthought: thought("Reading what was found", `${passages.length} passages have to do with it.`),
      sentences: passages.length > 0 ? passages.map(toSentence) : [{ text: nothingIn(documents.length) }],
    };
  },
};

function nothingIn(count: number): string {
  if (count === 0) return "There are no indexed documents to search, so I have nothing to answer from.";
  return `I found nothing about this in ${count === 1 ? "the document" : `the ${count} documents`} that I may search.`;
}

function toSentence(passage: Passage): Sentence {
  return { text: passage.text, sources: [toSource(passage)] };
}

function toSource({ document, page, text }: Passage): Source {
  return {
    type: "file_citation",
    file_name: document.displayName,
    document_uri: document.name,
    ...(page !== undefined && { page_number: page }),
    source: text,
    ...(document.metadata.length > 0 && { custom_metadata: toRecord(document.metadata) }),
  };
}
