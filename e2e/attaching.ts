import { crc32, deflateSync } from "node:zlib";
import { expect, type Locator, type Page } from "@playwright/test";
import { wavFile } from "./files";

export type TestFile = { name: string; mimeType: string; buffer: Buffer };

/** The attachments of the draft, as a person has them before them. */
export class Attaching {
  readonly list: Locator;
  readonly input: Locator;

  constructor(page: Page) {
    this.list = page.locator("form, main").getByRole("list", { name: "Attachments" }).last();
    this.input = page.locator("[data-attach-files]");
  }

  chip(name: string): Locator {
    return this.list.getByRole("listitem").filter({ hasText: name });
  }

  /** Chooses files by the button, and waits until the page has taken notice. */
  async choose(...files: TestFile[]): Promise<void> {
    await expect(async () => {
      await this.input.setInputFiles(files);
      await expect(this.chip(files[0]?.name ?? "").first()).toBeVisible({ timeout: 2_000 });
    }).toPass();
  }
}

/** A drop or a paste of files, as the browser gives it to the page. */
export async function handOver(
  target: Locator,
  event: "drop" | "paste",
  files: readonly TestFile[],
): Promise<void> {
  const given = files.map(({ buffer, ...file }) => ({ ...file, base64: buffer.toString("base64") }));
  await target.evaluate(
    (element, { event, given }) => {
      const transfer = new DataTransfer();
      for (const { name, mimeType, base64 } of given) {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
        transfer.items.add(new File([bytes], name, { type: mimeType }));
      }
      const options = { bubbles: true, cancelable: true };
      if (event === "paste") {
        element.dispatchEvent(new ClipboardEvent("paste", { ...options, clipboardData: transfer }));
        return;
      }
      for (const type of ["dragenter", "dragover", "drop"]) {
        element.dispatchEvent(new DragEvent(type, { ...options, dataTransfer: transfer }));
      }
    },
    { event, given },
  );
}

/** Steps of a drag of a file, or of text, each with what it is over. */
export async function drag(
  page: Page,
  steps: readonly (readonly [type: "dragenter" | "dragleave", selector: string])[],
  what: "file" | "text" = "file",
): Promise<void> {
  for (const [type, selector] of steps) {
    await page.locator(selector).evaluate(
      (element, { type, what }) => {
        const dataTransfer = new DataTransfer();
        if (what === "file") dataTransfer.items.add(new File(["x"], "x.txt"));
        else dataTransfer.setData("text/plain", "x");
        element.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
      },
      { type, what },
    );
  }
}

export function textFile(name: string, words = `The words of ${name}.`): TestFile {
  return { name, mimeType: "text/plain", buffer: Buffer.from(words) };
}

export function pdfFile(name: string): TestFile {
  const text =
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
  return { name, mimeType: "application/pdf", buffer: Buffer.from(text) };
}

/** A second of silence. */
export function soundFile(name: string): TestFile {
  const { bytes, type } = wavFile(48_000, name);
  return { name, mimeType: type, buffer: Buffer.from(bytes) };
}

/** A picture of one colour. */
export function pngFile(name: string, width = 64, height = 40): TestFile {
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, 120)]);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.concat(Array(height).fill(row)));
  const buffer = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngPart("IHDR", header),
    pngPart("IDAT", rows),
    pngPart("IEND", Buffer.alloc(0)),
  ]);
  return { name, mimeType: "image/png", buffer };
}

function pngPart(type: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const body = Buffer.concat([Buffer.from(type, "latin1"), content]);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
