import { readNote } from "../images/note.ts";
import { secondsOfAudio } from "./audio-header.ts";
import type { MediaFacts } from "./facts.ts";
import { readImageHeader } from "./image-header.ts";
import { MovieWatcher } from "./movie.ts";
import { PageWatcher } from "./pdf.ts";
import { WordWatcher } from "./words.ts";

const LARGEST_HEAD = 1024 * 1024;

/** Looks at a file as its bytes go by, and keeps no more of them than its head. */
export class Glimpse {
  readonly #mimeType: string;
  readonly #head: Uint8Array[] = [];
  #headBytes = 0;
  #sizeBytes = 0;
  readonly #words = new WordWatcher();
  readonly #pages = new PageWatcher();
  readonly #movie = new MovieWatcher();

  constructor(mimeType: string) {
    this.#mimeType = mimeType.toLowerCase();
  }

  add(bytes: Uint8Array): void {
    this.#sizeBytes += bytes.length;
    const wanted = LARGEST_HEAD - this.#headBytes;
    if (wanted > 0) {
      // A copy, since a slice would keep the whole chunk in memory.
      const kept = Uint8Array.from(bytes.subarray(0, wanted));
      this.#head.push(kept);
      this.#headBytes += kept.length;
    }
    if (isText(this.#mimeType)) this.#words.add(bytes);
    else if (this.#mimeType === "application/pdf") this.#pages.add(bytes);
    else if (/^(audio|video)\//.test(this.#mimeType)) this.#movie.add(bytes);
  }

  /** What the bytes so far say of themselves; nothing is taken from the type alone. */
  facts(): MediaFacts {
    const head = Buffer.concat(this.#head);
    const known = { mimeType: this.#mimeType, sizeBytes: this.#sizeBytes };
    if (this.#mimeType.startsWith("image/")) return { ...known, ...readImageHeader(head) };
    if (isText(this.#mimeType)) return { ...known, ...this.#words.facts(head) };
    if (this.#mimeType === "application/pdf") {
      const pages = this.#pages.count(head, this.#sizeBytes === head.length);
      return { ...known, ...(pages > 0 && { pages }) };
    }
    const movie = this.#movie.facts();
    const seconds = movie.seconds ?? secondsOfAudio(this.#mimeType, head, this.#sizeBytes);
    const sceneNote = readNote(head);
    return { ...known, ...movie, ...(seconds !== undefined && { seconds }), ...(sceneNote && { sceneNote }) };
  }
}

export function factsOf(bytes: Uint8Array, mimeType: string): MediaFacts {
  const glimpse = new Glimpse(mimeType);
  glimpse.add(bytes);
  return glimpse.facts();
}

function isText(mimeType: string): boolean {
  return /^text\/|^application\/(json|xml|rtf|x-?javascript|x-python|x-ipynb\+json)/.test(mimeType);
}
