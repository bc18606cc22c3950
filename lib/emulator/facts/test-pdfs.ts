import { deflateSync } from "node:zlib";

interface PdfOptions {
  isDeflated?: boolean;
  /** Whether the font has a table of its own, as subsets of fonts have. */
  hasOwnSigns?: boolean;
}

/** A small PDF with a line of text on each page, for tests. */
export function toPdf(pages: string[], { isDeflated = false, hasOwnSigns = false }: PdfOptions = {}): Buffer {
  const objects: Buffer[] = [];
  const add = (body: string | Buffer) => objects.push(Buffer.from(body));
  const kids = pages.map((_, index) => `${4 + index * 2} 0 R`).join(" ");
  add("<< /Type /Catalog /Pages 2 0 R >>");
  add(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} /Resources << /Font << /F1 3 0 R >> >> >>`);
  const table = hasOwnSigns ? ` /ToUnicode ${4 + pages.length * 2} 0 R` : "";
  add(`<< /Type /Font /Subtype /${hasOwnSigns ? "Type0" : "Type1"} /BaseFont /Helvetica${table} >>`);
  pages.forEach((text, index) => {
    add(`<< /Type /Page /Parent 2 0 R /Contents ${5 + index * 2} 0 R >>`);
    const shown = hasOwnSigns ? toHex(text) : `(${text.replace(/[\\()]/g, "\\$&")})`;
    add(toStream(`BT /F1 12 Tf 72 720 Td ${shown} Tj ET`, isDeflated));
  });
  if (hasOwnSigns) add(toStream(signTable(), isDeflated));
  const numbered = objects.map((body, index) =>
    Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), body, Buffer.from("\nendobj\n")]),
  );
  return Buffer.concat([Buffer.from("%PDF-1.7\n"), ...numbered, Buffer.from("%%EOF\n")]);
}

function toStream(content: string, isDeflated: boolean): Buffer {
  const bytes = isDeflated ? deflateSync(content) : Buffer.from(content, "latin1");
  const filter = isDeflated ? " /Filter /FlateDecode" : "";
  const head = `<< /Length ${bytes.length}${filter} >>\nstream\n`;
  return Buffer.concat([Buffer.from(head), bytes, Buffer.from("\nendstream")]);
}

// Every sign stands 100 places further on than in Unicode.
const SHIFT = 100;

function toHex(text: string): string {
  const codes = [...text].map((sign) => (sign.charCodeAt(0) + SHIFT).toString(16).padStart(4, "0"));
  return `<${codes.join("")}>`;
}

function signTable(): string {
  const hex = (code: number) => `<${code.toString(16).padStart(4, "0")}>`;
  return `1 beginbfrange\n${hex(32 + SHIFT)} ${hex(255 + SHIFT)} ${hex(32)}\nendbfrange`;
}
