import { thought } from "../../prompt.ts";
import { type Sentence, web } from "../../world/cited.ts";
import { findEvent } from "../../world/events.ts";
import { topicOf } from "../topic.ts";
import type { ToolUse } from "./part.ts";
import { toSuggestions } from "./suggestions.ts";

const ASKS =
  /\b(?:search|google|look (?:it |this |that )?up|on the web|online|latest|news|sources?|cite|who won|find out)\b|検索|優勝/i;

/** A grounded answer: from what the demo's world knows, or about anything. */
export const searchUse: ToolUse = {
  tool: "google_search",
  isAskedFor: ({ text }) => ASKS.test(text) || /\beuro 2024\b/i.test(text),
  isForAnything: true,
  play(prompt) {
    const [searchType] = prompt.toolSettings.searchTypes;
    const topic = topicOf(withoutAddresses(prompt.text)) || "the web";
    const found = findEvent(prompt.text) ?? {
      queries: [topic, `${topic} overview`],
      sentences: sentencesAbout(topic),
    };
    // The old generation never asks but once.
    const [only = topic] = found.queries;
    const isDoubled = prompt.isOldGeneration && found.queries.length === 1;
    const queries = isDoubled ? [only, `${only} overview`] : found.queries;
    return {
      thought: thought("Searching", `I look up ${topic}.`),
      steps: [
        {
          type: "google_search",
          queries,
          suggestions: toSuggestions(queries, prompt.isOldGeneration),
          ...(searchType && { searchType }),
        },
      ],
      afterthought: thought("Weighing the results", `I compare what the sources say about ${topic}.`),
      sentences: found.sentences,
    };
  },
};

function withoutAddresses(text: string): string {
  return text.replace(/https?:\/\/\S+/g, "").trim();
}

// En dashes and accents on purpose: offsets in bytes and in characters part ways at the first of them.
function sentencesAbout(topic: string): Sentence[] {
  return [
    {
      text: `**${topic}** is well covered – the demo's sources agree on that.`,
      sources: [web("wikipedia.org"), web("britannica.com")],
    },
    {
      text: "According to one résumé of 2020–2026, interest has doubled.",
      sources: [web("example.org")],
    },
    {
      text: "Nothing of this was looked up, it is invented: Parley's demo partner only shows what a grounded answer looks like.",
    },
  ];
}
