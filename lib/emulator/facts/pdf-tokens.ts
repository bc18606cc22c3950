/** A word of a page's content: a string (as Latin-1 bytes), or a number, name, bracket or operator. */
export type PdfToken = { bytes: string } | { word: string };

const ESCAPES: Record<string, string> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

export function* readTokens(content: string): Generator<PdfToken> {
  const pattern = /%[^\r\n]*|\(|<<|>>|<([0-9A-Fa-f\s]*)>|[[\]]|\/?[^\s()<>[\]/%]+|\//y;
  for (let at = 0; at < content.length; ) {
    pattern.lastIndex = at;
    const match = pattern.exec(content);
    if (!match) {
      at += 1;
      continue;
    }
    at = pattern.lastIndex;
    if (match[0] === "(") {
      const { bytes, end } = readString(content, at);
      at = end;
      yield { bytes };
    } else if (match[1] !== undefined) {
      yield { bytes: Buffer.from(match[1].replace(/\s/g, ""), "hex").toString("latin1") };
    } else if (match[0] === "BI") {
      // The bytes of a picture in the midst of the content are no words.
      const end = content.indexOf("EI", at);
      at = end === -1 ? content.length : end + 2;
    } else if (!match[0].startsWith("%")) {
      yield { word: match[0] };
    }
  }
}

/** A string in brackets, which may stand in it in pairs. */
function readString(content: string, start: number): { bytes: string; end: number } {
  let bytes = "";
  let depth = 1;
  let at = start;
  for (; at < content.length; at += 1) {
    const character = content.charAt(at);
    if (character === "\\") {
      const sequence = /\\(?:([0-7]{1,3})|(\r\n|[\s\S]))/y;
      sequence.lastIndex = at;
      const [whole = "", octal, letter = ""] = sequence.exec(content) ?? [];
      bytes += octal ? String.fromCharCode(Number.parseInt(octal, 8) & 255) : unescaped(letter);
      at += Math.max(0, whole.length - 1);
      continue;
    }
    if (character === "(") depth += 1;
    if (character === ")") depth -= 1;
    if (depth === 0) break;
    bytes += character;
  }
  return { bytes, end: at + 1 };
}

function unescaped(letter: string): string {
  return /^[\r\n]/.test(letter) ? "" : (ESCAPES[letter] ?? letter);
}
