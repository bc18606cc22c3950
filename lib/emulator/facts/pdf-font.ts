import { streamOf } from "./pdf-objects.ts";

/** What the bytes of a string mean in a font. */
export type Decode = (bytes: string) => string;

const WESTERN = new TextDecoder("windows-1252");

export const decodeWestern: Decode = (bytes) => WESTERN.decode(Buffer.from(bytes, "latin1"));

/** By the font's own table, where it has one: subsets of fonts number their signs as they like. */
export function toDecode(table: string | undefined): Decode {
  const text = table ? streamOf(table) : "";
  const signs = new Map<number, string>();
  let width = 1;
  for (const [, block = ""] of text.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code = "", sign = ""] of block.matchAll(/<\s*([0-9a-f]+)\s*>\s*<\s*([0-9a-f]*)\s*>/gi)) {
      width = code.length / 2;
      signs.set(Number.parseInt(code, 16), fromHex(sign));
    }
  }
  for (const [, block = ""] of text.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    width = addRanges(block, signs) ?? width;
  }
  if (signs.size === 0) return decodeWestern;
  return (bytes) => {
    let decoded = "";
    for (let at = 0; at < bytes.length; at += width) {
      const code = [...bytes.slice(at, at + width)].reduce((sum, byte) => sum * 256 + byte.charCodeAt(0), 0);
      decoded += signs.get(code) ?? "";
    }
    return decoded;
  };
}

const LONGEST_RANGE = 65_536;

function addRanges(block: string, signs: Map<number, string>): number | undefined {
  let width: number | undefined;
  const ranges = /<([0-9a-f]+)>\s*<([0-9a-f]+)>\s*(?:<([0-9a-f]*)>|\[([^\]]*)\])/gi;
  for (const [, from = "", to = "", sign, list] of block.matchAll(ranges)) {
    width = from.length / 2;
    const start = Number.parseInt(from, 16);
    const end = Math.min(Number.parseInt(to, 16), start + LONGEST_RANGE);
    const listed = [...(list ?? "").matchAll(/<([0-9a-f]*)>/gi)].map(([, hex = ""]) => fromHex(hex));
    const first = fromHex(sign ?? "");
    for (let code = start; code <= end; code += 1) {
      const last = (first.codePointAt(first.length - 1) ?? 0) + code - start;
      const next = last <= 0xffff ? first.slice(0, -1) + String.fromCharCode(last) : "";
      signs.set(code, list === undefined ? next : (listed[code - start] ?? ""));
    }
  }
  return width;
}

/** UTF-16 with its high byte first. */
function fromHex(hex: string): string {
  const bytes = Buffer.from(hex.length % 4 === 0 ? hex : hex.padStart(4, "0"), "hex");
  return bytes.swap16().toString("utf16le");
}
