/**
 * A citation is read along with the text as its position in a list, between two signs. They count as
 * punctuation, because a letter or a space there would change where emphasis may begin and end.
 */
export interface Signs {
  readonly open: string;
  readonly close: string;
  readonly pattern: RegExp;
}

const PAIRS = ["⁅⁆", "⦃⦄", "⟦⟧", "⧘⧙", "❲❳"];

/** Signs that the text does not have; null where it has them all. */
export function signsFor(text: string): Signs | null {
  for (const [open, close] of PAIRS) {
    if (!open || !close || text.includes(open) || text.includes(close)) continue;
    return { open, close, pattern: new RegExp(`${open}(\\d+)${close}`, "g") };
  }
  return null;
}

/** The text with the sign of each place, which are in order, put into it. */
export function withSigns(text: string, places: readonly number[], { open, close }: Signs): string {
  let from = 0;
  const parts = places.map((place, position) => {
    const part = text.slice(from, place);
    from = place;
    return `${part}${open}${position}${close}`;
  });
  return parts.join("") + text.slice(from);
}

/** Which signs stand anywhere in the value's texts, addresses included. */
export function signsIn(value: unknown, signs: Signs): number[] {
  if (typeof value === "string") {
    const text = value.includes("%") ? decoded(value, signs) : value;
    return [...text.matchAll(signs.pattern)].map(([, position]) => Number(position));
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap((part) => signsIn(part, signs));
}

export function withoutSigns(text: string, signs: Signs): string {
  return decoded(text, signs).replaceAll(signs.pattern, "");
}

/** In an address the signs are written as bytes. */
function decoded(text: string, { open, close }: Signs): string {
  return text.replaceAll(encodeURIComponent(open), open).replaceAll(encodeURIComponent(close), close);
}
