import type { Source } from "../world/cited.ts";
import { web } from "../world/cited.ts";

// All of them end in a name that is reserved for examples, so none leads anywhere.
const DOMAINS = [
  "encyclopedia.example",
  "statistics.example",
  "journal.example",
  "newsroom.example",
  "institute.example",
  "archive.example",
];

/** A source of this small world as a search finds it: the number chooses which. */
export function found(index: number): Source {
  return web(domainAt(index));
}

/** One that is opened, by its own address. */
export function opened(index: number, topic: string): Source & { url: string } {
  const slug = topic
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  const domain = domainAt(index);
  return { title: domain, type: "url_citation", url: `https://${domain}/${slug || "page"}/${index + 1}` };
}

function domainAt(index: number): string {
  return DOMAINS[index % DOMAINS.length] ?? "encyclopedia.example";
}
