export interface Phrase {
  /** As it was written. */
  phrase: string;
  /** In lower case, single spaces, without `once`. */
  words: string;
  isOnce: boolean;
}

/** Every `[fault: words]` of a text. */
export function parsePhrases(text: string): Phrase[] {
  return [...text.matchAll(/\[fault:\s*([^\]]*?)\s*\]/gi)].map(([, phrase = ""]) => ({
    phrase,
    words: phrase
      .toLowerCase()
      .replace(/\bonce\b/, "")
      .replace(/\s+/g, " ")
      .trim(),
    isOnce: /\bonce\b/i.test(phrase),
  }));
}

const MOST_FAILED_ONCE = 1_000;

/**
 * Whether a `once` strikes now. The second attempt is let through and forgotten, so that the same
 * words fail once again in another thread.
 */
export function strikesOnce(failedOnce: Set<string>, attempt: string): boolean {
  if (failedOnce.delete(attempt)) return false;
  if (failedOnce.size >= MOST_FAILED_ONCE) failedOnce.clear();
  failedOnce.add(attempt);
  return true;
}
