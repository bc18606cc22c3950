import { type Decode, toDecode } from "./pdf-font.ts";
import { PdfObjects, type PdfPage, streamOf } from "./pdf-objects.ts";
import { PageWriter } from "./pdf-page.ts";
import { type PdfToken, readTokens } from "./pdf-tokens.ts";

/** The text of each page, as far as it is text: a scanned page is empty. */
export function readPdfPages(bytes: Uint8Array): string[] {
  const objects = new PdfObjects(bytes);
  return objects.pages().map((page) => {
    const content = objects.followAll(page.body, "Contents").map(streamOf).join("\n");
    return readContent(content, fontsOf(page, objects));
  });
}

function fontsOf({ body, above }: PdfPage, objects: PdfObjects): Map<string, Decode> {
  const own = body + (objects.follow(body, "Resources") ?? "");
  const inherited = above + (objects.follow(above, "Resources") ?? "");
  const list = fontList(own, objects) ?? fontList(inherited, objects) ?? "";
  const fonts = new Map<string, Decode>();
  for (const [, name = ""] of list.matchAll(/\/([^\s/<>[\]()]+)\s+\d+\s+\d+\s+R/g)) {
    const escaped = name.replace(/[.*+?^${}|]/g, "\\$&");
    const font = objects.follow(list, escaped) ?? "";
    fonts.set(`/${name}`, toDecode(objects.follow(font, "ToUnicode")));
  }
  return fonts;
}

function fontList(body: string, objects: PdfObjects): string | undefined {
  return /\/Font\s*<<([^>]*)>>/.exec(body)?.[1] ?? objects.follow(body, "Font");
}

function readContent(content: string, fonts: Map<string, Decode>): string {
  const page = new PageWriter(fonts);
  let operands: PdfToken[] = [];
  for (const token of readTokens(content)) {
    if ("word" in token && /^[A-Za-z'"*]/.test(token.word)) {
      page.do(token.word, operands);
      operands = [];
    } else {
      operands.push(token);
    }
  }
  return page.text
    .replace(/[ \t]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .trim();
}
