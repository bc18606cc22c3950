import type { Inlines } from "@/lib/client/markdown/blocks";
import { holdBack } from "./hold-back";
import { lexTokens } from "./inline-lexer";
import { liftMath } from "./lift-math";
import { toOpenInlines } from "./open-inline";
import { toInlines } from "./to-inlines";

/** A line, or lines, of text that will not change any more. */
export function lexInline(source: string): Inlines {
  if (isPlain(source)) return plain(source);
  const { text, formulas } = liftMath(source, false);
  return toInlines(lexTokens(text), formulas);
}

/** Text that may go on: shows what is certain, styles what is open, and holds back what may turn into signs. */
export function lexOpenInline(source: string): Inlines {
  const shown = holdBack(source).trimEnd();
  if (isPlain(shown)) return plain(shown);
  const { text, formulas } = liftMath(shown, true);
  return toOpenInlines(lexTokens(text.trimEnd()), formulas);
}

/** Most cells and many short lines hold no sign at all, and need no lexer. */
function isPlain(source: string): boolean {
  return !/[\\`*_~[<&$@:\n\ue000]|www\.| {2}/i.test(source);
}

function plain(source: string): Inlines {
  const text = source.trim();
  return text === "" ? [] : [{ kind: "text", text }];
}
