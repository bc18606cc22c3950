import { Fragment, type ReactNode } from "react";
import type { Inline, Inlines } from "@/lib/client/markdown/blocks";

/**
 * Draws inlines so that each keeps its identity when citations come between them, late: by its position
 * without them. By its position with them, the link that somebody is about to press would become another.
 */
export function amongCitations(inlines: Inlines, draw: (inline: Inline) => ReactNode): ReactNode[] {
  let position = -1;
  let parts = 0;
  return inlines.map((inline, index) => {
    const isCitation = inline.kind === "citation";
    // A text that is cited in its middle is one text.
    const isRest =
      inline.kind === "text" &&
      inlines[index - 1]?.kind === "citation" &&
      inlines[index - 2]?.kind === "text";
    if (isCitation || isRest) parts += 1;
    else {
      position += 1;
      parts = 0;
    }
    return <Fragment key={parts === 0 ? position : `${position}+${parts}`}>{draw(inline)}</Fragment>;
  });
}
