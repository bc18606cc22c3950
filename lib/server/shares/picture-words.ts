import "server-only";

// What the font of `next/og` has. For any other character it would ask a server elsewhere for a font or a
// picture, so such a character is left out. A test holds this against the font.
const DRAWN = /[ -~¡-¨ª-¬¯-ēĖ-īĮ-ķĹ-ľŁ-ňŊ-ōŐ-žЀ-џҐґẠ-ỹ–—‘’‚“”„†‡…‰‹›€−]/u;

const LONGEST = 140;
/** With less than this part of its letters a title would say something else, or nothing. */
const LEAST_PART = 0.7;

/** What the picture of a link says: its title as far as it can be drawn, or null where too little of it can. */
export function toPictureWords(title: string): string | null {
  const characters = Array.from(title.normalize("NFC").replaceAll(/\s+/gu, " ").trim());
  const letters = characters.filter(isLetter);
  const drawn = characters.filter((character) => DRAWN.test(character));
  const isEnough = letters.length > 0 && drawn.filter(isLetter).length >= letters.length * LEAST_PART;
  if (!isEnough) return null;
  const words = drawn.join("").replaceAll(/ +/g, " ").trim();
  return words.length <= LONGEST ? words : `${words.slice(0, LONGEST).trimEnd()}…`;
}

function isLetter(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character);
}
