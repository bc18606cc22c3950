import type { Source } from "@/lib/protocol/citations-sources";
import type { Content } from "@/lib/protocol/interaction";
import { toSafeHref } from "./addresses";

/** A longer query can carry away what was said. */
const QUERY_MAX = 64;

/** Why a link that a model wrote is not followed without a question; null where it is. */
export function reasonToAsk(href: string, isKnown: (href: string) => boolean): "query" | "unknown" | null {
  const url = URL.canParse(href) ? new URL(href) : null;
  if (!url) return null;
  if (url.search.length > QUERY_MAX) return "query";
  return url.protocol === "mailto:" || isKnown(url.href) ? null : "unknown";
}

/** The addresses that the person has written or a source has. */
export function addressesIn(input: readonly Content[], sources: readonly Source[]): ReadonlySet<string> {
  const written = input.flatMap((block) => {
    if (block.type === "text") return block.text.match(WRITTEN_ADDRESS) ?? [];
    return "uri" in block && block.uri ? [block.uri] : [];
  });
  const all = [...written, ...sources.map(({ url }) => url)];
  return new Set(
    all.flatMap((address) => [toSafeHref(address), toSafeHref(`https://${address}`)]).filter(isText),
  );
}

/** With or without its scheme, and without the punctuation after it. */
const WRITTEN_ADDRESS =
  /(?:https?:\/\/)?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?::\d+)?(?:[/?#][^\s<>"'`]*[^\s<>"'`.,;:!?)\]}])?\/?/giu;

function isText(value: string | null): value is string {
  return value !== null;
}
