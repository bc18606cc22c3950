/** A formula in a line of text: where it ends, or that it may still come to an end. */
export type MathMatch =
  | { readonly isClosed: true; readonly tex: string; readonly end: number; readonly isDisplay: boolean }
  | {
      readonly isClosed: false;
      readonly tex: string;
      readonly isDisplay: boolean;
      readonly isCertain: boolean;
    };

/** A formula that is longer was not meant as one. */
export const TEX_MAX = 5000;

const DOLLAR_MAX = 1000;

/** The formula that begins at `at`, which is a dollar or a backslash; null where none can. */
export function matchMath(source: string, at: number): MathMatch | null {
  if (source.startsWith("$$", at)) return matchDelimited(source, at, "$$");
  if (source.startsWith("\\(", at)) return matchDelimited(source, at, "\\)");
  if (source.startsWith("\\[", at)) return matchDelimited(source, at, "\\]");
  return source[at] === "$" ? matchDollar(source, at) : null;
}

function matchDelimited(source: string, at: number, closer: string): MathMatch | null {
  const isDisplay = closer !== "\\)";
  const limit = source.slice(at + 2, at + 2 + TEX_MAX + closer.length);
  const end = limit.indexOf(closer);
  const tex = end === -1 ? limit : limit.slice(0, end);
  if (tex.length > TEX_MAX || (end !== -1 && tex.trim() === "")) return null;
  if (end === -1) return { isClosed: false, tex, isDisplay, isCertain: true };
  return { isClosed: true, tex, end: at + 2 + end + 2, isDisplay };
}

/**
 * Pandoc's rule: no white space inside either dollar, no digit after the closing one, no dollar
 * between. Stricter in one way, because a reply shows what it can while it comes: as soon as the
 * text after the opening dollar reads as prose or as a price, it is not a formula.
 */
function matchDollar(source: string, at: number): MathMatch | null {
  const limit = Math.min(source.length, at + 1 + DOLLAR_MAX);
  if (/^\s/.test(source.charAt(at + 1))) return null;
  for (let end = at + 1; end < limit; end += 1) {
    if (source[end] === "\\") end += 1;
    else if (source[end] === "$") {
      const tex = source.slice(at + 1, end);
      const canClose = tex !== "" && !/\s$/.test(tex) && !/\d/.test(source.charAt(end + 1)) && !isProse(tex);
      return canClose ? { isClosed: true, tex, end: end + 1, isDisplay: false } : null;
    }
  }
  const tex = source.slice(at + 1, limit);
  if (limit < source.length || isProse(tex)) return null;
  return { isClosed: false, tex, isDisplay: false, isCertain: false };
}

function isProse(tex: string): boolean {
  const isPrice = /^\d[\d.,]*[KMBkmb%+]?[\s,;:.!?()/–—-]+[a-zA-Z]{2}/.test(tex);
  // What stands in braces may be words: \text{if and only if}.
  const bare = tex
    .replace(/\\[a-zA-Z]+/g, "\\")
    .replace(/\{[^{}]*(?:\}|$)/g, "{}")
    .replace(/\{[^{}]*(?:\}|$)/g, "{}");
  return isPrice || /\n\s*\n/.test(tex) || /(?:^|[^\\a-zA-Z])[a-zA-Z]{2,},? [a-zA-Z]{2}/.test(bare);
}
