import type { Token } from "marked";
import { toSafeHref } from "@/lib/client/markdown/addresses";
import type { Inline, Inlines } from "@/lib/client/markdown/blocks";
import { inlineText } from "@/lib/client/markdown/plain-text";
import { decodeEntities } from "./entities";
import { formulaIndex, type LiftedMath, markPattern, unlift } from "./lift-math";

type Formulas = readonly LiftedMath[];

/** Emphasis within emphasis beyond this depth is shown as its source. */
const DEPTH_MAX = 12;

export function toInlines(tokens: readonly Token[], formulas: Formulas, depth = 0): Inlines {
  return joinText(tokens.flatMap((token) => toInline(token, formulas, depth)));
}

function toInline(token: Token, formulas: Formulas, depth: number): Inlines {
  const source = () => unlift(token.raw, formulas);
  const children = () => toInlines(("tokens" in token && token.tokens) || [], formulas, depth + 1);
  if (depth > DEPTH_MAX) return [{ kind: "text", text: source() }];
  switch (token.type) {
    case "strong":
      return [{ kind: "strong", children: children() }];
    case "em":
      return [{ kind: "emphasis", children: children() }];
    case "del":
      return [{ kind: "strike", children: children() }];
    case "codespan":
      return [{ kind: "code", text: unlift(token.text, formulas) }];
    case "br":
      return [{ kind: "break" }];
    case "link":
      return [{ kind: "link", href: hrefOf(token.href, formulas), children: children() }];
    case "image":
      return [{ kind: "image", href: hrefOf(token.href, formulas), alt: inlineText(children()) }];
    case "reference":
      return [{ kind: "reference", label: token.label, source: source(), children: children() }];
    case "footnote":
      return [{ kind: "footnote", label: unlift(token.label, formulas), source: source() }];
    case "escape":
      return [{ kind: "text", text: token.text }];
    case "html":
      // The one tag that is more than text: in a table's cell there is no other way to break a line.
      return /^<br\s*\/?>$/i.test(token.raw) ? [{ kind: "break" }] : [{ kind: "text", text: source() }];
    default:
      return toTextAndMath(token.raw, formulas);
  }
}

function hrefOf(source: string, formulas: Formulas): string | null {
  return toSafeHref(decodeEntities(unlift(source, formulas)));
}

function toTextAndMath(raw: string, formulas: Formulas): Inlines {
  const parts = raw.split(markPattern);
  return parts.flatMap((part, position): Inlines => {
    if (position % 2 === 0) return part === "" ? [] : [{ kind: "text", text: decodeEntities(part) }];
    const formula = formulas[formulaIndex(part)];
    if (!formula) return [];
    const { kind, tex, isDisplay, isOpen } = formula;
    return [{ kind, tex, isDisplay, isOpen }];
  });
}

export function joinText(inlines: Inlines): Inlines {
  const joined: Inline[] = [];
  for (const inline of inlines) {
    const last = joined.at(-1);
    if (inline.kind === "text" && last?.kind === "text") {
      joined[joined.length - 1] = { kind: "text", text: last.text + inline.text };
    } else joined.push(inline);
  }
  return joined;
}
