/**
 * Text without the end that may still turn into something else. What is taken off is a few
 * characters, and comes back as soon as the next ones say what it is.
 */
export function holdBack(source: string): string {
  let shown = source;
  for (const pattern of undecidedEnds) shown = shown.replace(pattern, "");
  let end = shown.length;
  while (end > 0 && SIGNS.includes(shown.charAt(end - 1))) end -= 1;
  return shown.slice(0, end);
}

/** An escape, an image, and either end of emphasis, code, strike and formulas. */
const SIGNS = "\\!*_`~$";

const undecidedEnds = [
  // Half of a character.
  /[\uD800-\uDBFF]$/,
  // <https://…, <a@b.c, <br
  /<(?:br\s{0,3}\/?|[a-z][^\s<>]{0,1000})?$/i,
  // &amp, &#3
  /&#?[a-z\d]{0,8}$/i,
];
