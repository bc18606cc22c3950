import { inflateSync } from "node:zlib";

const LARGEST_STREAM = 16 * 1024 * 1024;
const MOST_PAGES = 2_000;

/** A page and what it takes its fonts from: itself, or a node of the tree above it. */
export interface PdfPage {
  body: string;
  above: string;
}

/** The numbered objects of a PDF as Latin-1 text, those in deflated streams of objects too. */
export class PdfObjects {
  readonly #bodies = new Map<number, string>();

  constructor(bytes: Uint8Array) {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
    // What is encrypted is left alone, as a reader without its password would.
    if (/\/Encrypt\s+\d+\s+\d+\s+R/.test(text)) return;
    for (const match of text.matchAll(/(\d+)\s+\d+\s+obj\b/g)) {
      const start = match.index + match[0].length;
      const end = text.indexOf("endobj", start);
      if (end !== -1) this.#bodies.set(Number(match[1]), text.slice(start, end));
    }
    for (const body of [...this.#bodies.values()]) if (/\/ObjStm\b/.test(body)) this.#unpack(body);
  }

  /** The object that a key of a dictionary refers to. */
  follow(body: string, key: string): string | undefined {
    const number = new RegExp(`/${key}\\s+(\\d+)\\s+\\d+\\s+R`).exec(body)?.[1];
    return number === undefined ? undefined : this.#bodies.get(Number(number));
  }

  /** The objects of a key that refers to one or to a list. */
  followAll(body: string, key: string): string[] {
    const list = new RegExp(`/${key}\\s*\\[([^\\]]*)\\]`).exec(body)?.[1];
    if (list === undefined) return [this.follow(body, key) ?? ""].filter(Boolean);
    return [...list.matchAll(/(\d+)\s+\d+\s+R/g)].flatMap(([, n]) => this.#bodies.get(Number(n)) ?? []);
  }

  /** In reading order, or in the file's where there is no tree. */
  pages(): PdfPage[] {
    const bodies = [...this.#bodies.values()];
    const catalog = bodies.find((body) => /\/Type\s*\/Catalog\b/.test(body));
    const root = catalog && this.follow(catalog, "Pages");
    const pages = root ? this.#walk(root, "", 0) : [];
    if (pages.length > 0) return pages;
    return bodies.filter(isPage).map((body) => ({ body, above: "" }));
  }

  #walk(body: string, above: string, depth: number): PdfPage[] {
    if (isPage(body)) return [{ body, above }];
    if (depth > 20) return [];
    const kids = this.followAll(body, "Kids");
    return kids.flatMap((kid) => this.#walk(kid, body + above, depth + 1)).slice(0, MOST_PAGES);
  }

  #unpack(body: string): void {
    const text = streamOf(body);
    const first = Number(/\/First\s+(\d+)/.exec(body)?.[1]);
    const head = text.slice(0, first).trim().split(/\s+/).map(Number);
    for (let at = 0; at + 1 < head.length; at += 2) {
      const [number = 0, start = 0] = head.slice(at);
      this.#bodies.set(number, text.slice(first + start, first + (head[at + 3] ?? text.length)));
    }
  }
}

/** The bytes of an object's stream as Latin-1 text; empty where its filter is another than Flate. */
export function streamOf(body: string): string {
  const match = /stream\r?\n/.exec(body);
  if (!match) return "";
  const head = body.slice(0, match.index);
  const start = match.index + match[0].length;
  const end = body.lastIndexOf("endstream");
  const raw = body.slice(start, end === -1 ? undefined : end);
  if (!/\/Filter\b/.test(head)) return raw;
  if (!/\/Filter\s*\[?\s*\/FlateDecode\s*\]?\s*(?:\/|>>)/.test(head)) return "";
  try {
    const options = { finishFlush: 2, maxOutputLength: LARGEST_STREAM };
    return inflateSync(Buffer.from(raw, "latin1"), options).toString("latin1");
  } catch {
    // A damaged stream has no text; the pages around it may.
    return "";
  }
}

function isPage(body: string): boolean {
  return /\/Type\s*\/Page(?![A-Za-z])/.test(body);
}
