import { append } from "@/lib/client/markdown/segments";
import { type Container, opened } from "./open-blocks";
import { toSettledBlock } from "./to-block";

/**
 * A longer paragraph goes on as another one. This bounds what an update has to read again, and
 * with it the lexer's square-time cases: 6,000 of the worst signs take it some milliseconds.
 */
const PARAGRAPH_MAX = 6000;

export function appendToParagraph(container: Container, text: string): Container {
  const open = container.open?.kind === "paragraph" ? container.open : null;
  let source = open ? open.source + text : text.trimStart();
  let isContinuation = open?.isContinuation ?? false;
  let { settled } = container;
  while (source.length > PARAGRAPH_MAX) {
    const end = endOfPart(source);
    settled = append(
      settled,
      toSettledBlock({ kind: "paragraph", source: source.slice(0, end), isContinuation }),
    );
    source = source.slice(end);
    isContinuation = true;
  }
  return opened({ ...container, settled }, { kind: "paragraph", source, isContinuation });
}

function endOfPart(source: string): number {
  const space = source.slice(0, PARAGRAPH_MAX).search(/\s\S*$/);
  if (space > PARAGRAPH_MAX / 2) return space + 1;
  const isPairCut = /[\uD800-\uDBFF]/.test(source.charAt(PARAGRAPH_MAX - 1));
  return isPairCut ? PARAGRAPH_MAX - 1 : PARAGRAPH_MAX;
}
