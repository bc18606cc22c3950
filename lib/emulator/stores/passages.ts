import type { StoredDocument } from "./search-store.ts";

/** A sentence of a document that has to do with a question. */
export interface Passage {
  document: StoredDocument;
  /** From 1; undefined where the document has no pages. */
  page?: number;
  text: string;
}

const STOP_WORDS = new Set(
  (
    "a an the of in on at to for and or is are was were be do does did what which who whom when where why how " +
    "this that these those it its i you we they my your our me us about tell say says said file files document " +
    "documents pdf report can could please with from by as have has had not there according"
  ).split(" "),
);
const SHORTEST_SENTENCE = 12;
const LONGEST_SENTENCE = 400;

/** The best sentences, best first; none where no word of the question occurs. */
export function findPassages(documents: StoredDocument[], question: string, most: number): Passage[] {
  const wanted = new Set(wordsOf(question));
  const scored = documents.flatMap(toPassages).map((passage) => {
    const found = new Set(wordsOf(passage.text).filter((word) => wanted.has(word)));
    return { passage, score: found.size };
  });
  const best = scored.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
  // Half as good as the best is still good; less is chance.
  const least = (best[0]?.score ?? 0) / 2;
  return best
    .filter(({ score }) => score >= least)
    .slice(0, most)
    .map(({ passage }) => passage);
}

/** How documents begin, for a question about all of them. */
export function openingsOf(documents: StoredDocument[], most: number): Passage[] {
  return documents.flatMap((document) => toPassages(document).slice(0, 1)).slice(0, most);
}

function toPassages(document: StoredDocument): Passage[] {
  return document.text.pages.flatMap((text, index) =>
    sentencesOf(text).map((sentence) => ({
      document,
      text: sentence,
      ...(document.text.isPaged && { page: index + 1 }),
    })),
  );
}

function sentencesOf(text: string): string[] {
  const blocks = text.split(/\n\s*\n|\n(?=\s*[-*#|])|(?<=[.!?。])\n/);
  return blocks
    .flatMap((block) => block.replace(/\s+/g, " ").split(/(?<=[.!?])\s+(?=[\p{Lu}\d"“(])|(?<=[。！？])/u))
    .map((sentence) => sentence.replace(/^[-*#>\s]+/, "").trim())
    .filter((sentence) => sentence.length >= SHORTEST_SENTENCE)
    .map((sentence) => [...sentence].slice(0, LONGEST_SENTENCE).join(""));
}

function wordsOf(text: string): string[] {
  const segments = new Intl.Segmenter(undefined, { granularity: "word" }).segment(text.toLowerCase());
  return [...segments]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => segment.replace(/(?<=\w{3})(?:ies|es|s|ing|ed)$/, ""))
    .filter((word) => !STOP_WORDS.has(word));
}
