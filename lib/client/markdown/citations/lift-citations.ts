import type { Inline, Inlines } from "@/lib/client/markdown/blocks";
import { joinText } from "@/lib/client/markdown/inline/to-inlines";
import { type Signs, signsIn, withoutSigns } from "./signs";

/** How signs are read: `numbers` are those of each place. */
export interface Reading {
  readonly signs: Signs;
  readonly numbers: readonly (readonly number[])[];
}

/** Signs turned into citations. What cannot have one in it has it behind it. */
export function liftCitations(inlines: Inlines, reading: Reading): Inlines {
  return joinCitations(inlines.flatMap((inline) => lift(inline, reading)));
}

function lift(inline: Inline, reading: Reading): Inlines {
  switch (inline.kind) {
    case "text":
      return liftFromText(inline.text, reading);
    case "strong":
    case "emphasis":
    case "strike":
      return [{ ...inline, children: liftCitations(inline.children, reading) }];
    case "link":
    case "reference":
    case "code":
    case "image":
    case "math": {
      const numbers = numbersIn(inline, reading);
      return numbers.length === 0 ? [inline] : [cleaned(inline, reading), { kind: "citation", numbers }];
    }
    default:
      return [inline];
  }
}

function liftFromText(text: string, { signs, numbers }: Reading): Inlines {
  return text.split(signs.pattern).flatMap((part, position): Inlines => {
    if (position % 2 === 1) return [{ kind: "citation", numbers: numbers[Number(part)] ?? [] }];
    return part === "" ? [] : [{ kind: "text", text: part }];
  });
}

/** The numbers of all signs in it, each once. */
export function numbersIn(value: unknown, { signs, numbers }: Reading): number[] {
  return inOrder(signsIn(value, signs).flatMap((position) => numbers[position] ?? []));
}

export function inOrder(numbers: readonly number[]): number[] {
  return [...new Set(numbers)].sort((first, second) => first - second);
}

function cleaned(inline: Inline, { signs }: Reading): Inline {
  const clean = (text: string) => withoutSigns(text, signs);
  const cleanHref = (href: string | null) => href && clean(href);
  switch (inline.kind) {
    case "link":
      return { ...inline, href: cleanHref(inline.href), children: cleanAll(inline.children, signs) };
    case "reference":
      return {
        ...inline,
        label: clean(inline.label),
        source: clean(inline.source),
        children: cleanAll(inline.children, signs),
      };
    case "image":
      return { ...inline, href: cleanHref(inline.href), alt: clean(inline.alt) };
    case "math":
      return { ...inline, tex: clean(inline.tex) };
    case "text":
    case "code":
      return { ...inline, text: clean(inline.text) };
    case "strong":
    case "emphasis":
    case "strike":
      return { ...inline, children: cleanAll(inline.children, signs) };
    default:
      return inline;
  }
}

function cleanAll(inlines: Inlines, signs: Signs): Inlines {
  const clean = inlines.map((inline) => cleaned(inline, { signs, numbers: [] }));
  return joinText(clean.filter((inline) => inline.kind !== "text" || inline.text !== ""));
}

/** Citations at one place are one. */
function joinCitations(inlines: Inlines): Inlines {
  const joined: Inline[] = [];
  for (const inline of inlines) {
    const last = joined.at(-1);
    if (inline.kind === "citation" && last?.kind === "citation") {
      joined[joined.length - 1] = {
        kind: "citation",
        numbers: inOrder([...last.numbers, ...inline.numbers]),
      };
    } else joined.push(inline);
  }
  return joined;
}
