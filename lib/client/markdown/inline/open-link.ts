/** What the text after a `[` without an end may still become. */
export type OpenLink =
  | { readonly state: "none" }
  | { readonly state: "held" }
  | { readonly state: "label"; readonly label: string };

/** A label that grows longer than this is shown while it comes. */
const HELD_LABEL_MAX = 200;

export function matchOpenLink(rest: string): OpenLink {
  const end = endOfLabel(rest);
  if (end === -1) {
    if (/\n[ \t]*\n/.test(rest)) return { state: "none" };
    return rest.length > HELD_LABEL_MAX ? { state: "label", label: rest } : { state: "held" };
  }
  const after = rest.slice(end + 1);
  if (after === "") return { state: "held" };
  return isUnfinishedAddress(after) ? { state: "label", label: rest.slice(0, end) } : { state: "none" };
}

function isUnfinishedAddress(after: string): boolean {
  if (/^\[[^\]\n]{0,200}$/.test(after)) return true;
  return /^\(\s*(?:<[^<>\n]*>?|[^\s<]*)(?:\s+(?:["'(][^\n]*)?)?$/.test(after) && !hasEnd(after);
}

/** Parentheses may stand in an address in pairs. */
function hasEnd(address: string): boolean {
  if (/["'(<]/.test(address.slice(1))) return false;
  return address.includes(")");
}

/** The `]` that belongs to the opening bracket: not one in code, in inner brackets, or escaped. */
function endOfLabel(rest: string): number {
  let depth = 0;
  const sign = /\\.|(`+)[^`]+\1(?!`)|\[|\]/g;
  for (let match = sign.exec(rest); match; match = sign.exec(rest)) {
    if (match[0] === "[") depth += 1;
    else if (match[0] === "]") {
      if (depth === 0) return match.index;
      depth -= 1;
    }
  }
  return -1;
}
