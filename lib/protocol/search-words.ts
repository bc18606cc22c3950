/** A word as an index has it, and where it stands in the text. */
export type Word = { word: string; start: number; end: number };

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const ACCENT = /[\u0300-\u036f]/g;
// Written without spaces: each sign is a word, and a word of several is a phrase.
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*/gu;

/** The words of a text, one after the other: without case and accents, alike for index, query and excerpt. */
export function* wordsOf(text: string): Generator<Word> {
  for (const { 0: run, index } of text.matchAll(WORD)) {
    let from = 0;
    for (const { 0: sign, index: at } of run.matchAll(UNSPACED)) {
      if (at > from) yield* wordAt(run.slice(from, at), index + from);
      yield* wordAt(sign, index + at);
      from = at + sign.length;
    }
    if (from < run.length) yield* wordAt(run.slice(from), index + from);
  }
}

function* wordAt(raw: string, start: number): Generator<Word> {
  // A letter that is made of several signs, such as ŀ, may come apart into more than letters.
  const word = plain(raw).match(WORD)?.join("") ?? "";
  if (word !== "") yield { word, start, end: start + raw.length };
}

function plain(text: string): string {
  return text.normalize("NFKD").replace(ACCENT, "").normalize("NFC").toLowerCase();
}
