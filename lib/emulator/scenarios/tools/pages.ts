import { thought } from "../../prompt.ts";
import type { Sentence } from "../../world/cited.ts";
import { sentencesOf, statusOf } from "../../world/pages.ts";
import type { ToolUse } from "./part.ts";

const MOST_URLS = 20;
const REASONS = {
  error: "could not be read",
  paywall: "is behind a paywall",
  unsafe: "was not read, because it is not safe",
};

/** Reads the addresses in the text, and says which of them it could not. */
export const pagesUse: ToolUse = {
  tool: "url_context",
  isAskedFor: ({ text }) => findUrls(text).length > 0,
  isForAnything: false,
  play({ text }) {
    const urls = findUrls(text);
    const pages = urls.slice(0, MOST_URLS).map((url) => ({ url, status: statusOf(url) }));
    const readable = pages.filter(({ status }) => status === "success");
    const sentences = pages.flatMap(({ url, status }, index): Sentence[] => {
      const gap = index === 0 ? "" : "\n\n";
      if (status === "success") return toSentences(url, gap);
      return [{ text: `${gap}${url} ${REASONS[status]}.` }];
    });
    if (urls.length > MOST_URLS) {
      sentences.push({ text: `\n\nOnly the first ${MOST_URLS} of ${urls.length} addresses were read.` });
    }
    if (readable.length > 0) {
      sentences.push({ text: "\n\nNo page was fetched: what they say is invented by the demo." });
    }
    return {
      thought: thought("Reading the pages", `There are ${pages.length} addresses to open.`),
      steps: [{ type: "url_context", pages }],
      afterthought: thought("Comparing the pages", `${readable.length} of ${pages.length} could be read.`),
      sentences,
    };
  },
};

function findUrls(text: string): string[] {
  const found = [...text.matchAll(/https?:\/\/[^\s<>"'）」]+/g)].map(([url]) =>
    url.replace(/[.,;:!?)\]]+$/, ""),
  );
  return [...new Set(found)].filter((url) => URL.canParse(url));
}

function toSentences(url: string, gap: string): Sentence[] {
  const source = { title: new URL(url).hostname, type: "url_citation", url };
  return sentencesOf(url).map((text, index) => ({
    text: index === 0 ? gap + text : text,
    sources: [source],
  }));
}
