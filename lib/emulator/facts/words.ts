const WORDS_SHOWN = 12;
const LONGEST_OPENING = 120;

/** Counts the words of a text that may come in pieces cut anywhere. */
export class WordWatcher {
  #count = 0;
  #isInWord = false;

  add(bytes: Uint8Array): void {
    // White space is one byte in UTF-8, and no byte of a longer character looks like it.
    for (const byte of bytes) {
      const isSpace = byte === 32 || (byte >= 9 && byte <= 13);
      if (!isSpace && !this.#isInWord) this.#count += 1;
      this.#isInWord = !isSpace;
    }
  }

  facts(head: Buffer) {
    const text = head
      .subarray(0, 4_096)
      .toString("utf8")
      .replace(/^\uFEFF/, "");
    const words = text.split(/\s+/).filter(Boolean);
    const shown = [...words.slice(0, WORDS_SHOWN).join(" ")].slice(0, LONGEST_OPENING).join("");
    const isWhole = shown === words.join(" ") && head.length <= 4_096;
    return { words: this.#count, ...(shown && { opening: isWhole ? shown : `${shown}…` }) };
  }
}
