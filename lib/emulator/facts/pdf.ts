import { inflateSync } from "node:zlib";

const PAGE = /\/Type\s*\/Page(?![A-Za-z])/g;
// Longer than any match, so that one cut in two is still whole in the next piece.
const OVERLAP = 64;

/** Counts the pages of a PDF that comes in pieces. */
export class PageWatcher {
  #count = 0;
  #rest = "";

  add(bytes: Uint8Array): void {
    const text = this.#rest + toLatin(bytes);
    const end = Math.max(0, text.length - OVERLAP);
    for (const match of text.matchAll(PAGE)) if (match.index < end) this.#count += 1;
    this.#rest = text.slice(end);
  }

  /** 0 where the page objects are compressed and the file is too large to have been kept. */
  count(head: Buffer, isWhole: boolean): number {
    const plain = this.#count + [...this.#rest.matchAll(PAGE)].length;
    if (plain > 0) return plain;
    const text = toLatin(head);
    const linearized = /\/Linearized\b[^>]{0,200}\/N\s+(\d+)/.exec(text.slice(0, 2_048))?.[1];
    if (linearized) return Number(linearized);
    return isWhole ? countInObjectStreams(text, head) : 0;
  }
}

/** Since PDF 1.5 the page objects may stand in deflated streams of objects. */
function countInObjectStreams(text: string, bytes: Buffer): number {
  let count = 0;
  for (const match of text.matchAll(/\/ObjStm\b[\s\S]{0,300}?stream\r?\n/g)) {
    const start = match.index + match[0].length;
    try {
      const objects = inflateSync(bytes.subarray(start), {
        finishFlush: 2,
        maxOutputLength: 16 * 1024 * 1024,
      });
      count += [...toLatin(objects).matchAll(PAGE)].length;
    } catch {
      // A stream with another filter tells nothing; the others may.
    }
  }
  return count;
}

function toLatin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
}
