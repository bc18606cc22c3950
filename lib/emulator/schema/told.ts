const PROPER_NAME = /\b(\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+)+)\b/u;

/** What a text says of a person, for a request to extract it. */
export function readPerson(text: string): Record<string, unknown> {
  const name = PROPER_NAME.exec(text)?.[1];
  const age = /\b(\d{1,3})(?:[\s-]*years?[\s-]*old|\s*yo\b)|\b(?:aged?|is)\s+(\d{1,3})\b/i.exec(text);
  const email = /[\w.+-]+@[\w-]+\.[\w.]*\w/.exec(text)?.[0];
  const city = /\b(?:lives? in|from|based in) (\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+)*)/u.exec(text)?.[1];
  const [first_name, ...rest] = name?.split(" ") ?? [];
  return {
    ...(name && { name, first_name, last_name: rest.join(" ") }),
    ...(age && { age: Number(age[1] ?? age[2]) }),
    ...(email && { email }),
    ...(city && { city }),
  };
}

/** "price: 3" or "12 pages": a number that a text gives under that name. */
export function readNumber(text: string, key: string): number | undefined {
  const word = key.replace(/[_-]+/g, "[ _-]?").replace(/s$/, "s?");
  if (!/^[\w[\] ?_-]+$/.test(word)) return undefined;
  const after = new RegExp(`\\b${word}\\b\\s*(?:is|are|of|:|=)?\\s*(-?\\d+(?:\\.\\d+)?)`, "i").exec(
    text,
  )?.[1];
  const before = new RegExp(`(-?\\d+(?:\\.\\d+)?)\\s*-?\\s*${word}\\b`, "i").exec(text)?.[1];
  const found = after ?? before;
  return found === undefined ? undefined : Number(found);
}

/** "city is Oslo", "colour: dark green". */
export function readText(text: string, key: string): string | undefined {
  if (!/^\w+$/.test(key)) return undefined;
  const word = key.replace(/_+/g, "[ _]?");
  return new RegExp(`\\b${word}\\s*(?:\\bis\\b|:|=)\\s*["“]?([^"”,.;\\n]{1,80})`, "i")
    .exec(text)?.[1]
    ?.trim();
}
