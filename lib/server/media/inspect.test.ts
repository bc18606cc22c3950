import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "@/lib/protocol/id";
import { type Inspection, inspect } from "./inspect";
import * as files from "./test-files";
import { type ZipEntry, zipOf } from "./test-zip";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "parley-inspect-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const text = (words: string) => Buffer.from(words);

async function look(name: string, content: Uint8Array, declaredType = ""): Promise<Inspection> {
  const path = join(folder, newId());
  await writeFile(path, content);
  return inspect(path, { name, declaredType }).finally(() => rm(path));
}

const HTML = text("<!doctype html><html><body><script>alert(1)</script></body></html>");
const SVG = text('<svg xmlns="http://www.w3.org/2000/svg" width="90000" height="90000" onload="alert(1)"/>');
const XML = text('<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><script>1</script></html>');
const PROGRAMS = {
  "a program of Windows": Buffer.concat([
    text("MZ"),
    Buffer.alloc(58),
    Buffer.from([64, 0, 0, 0]),
    text("PE\0\0"),
  ]),
  "a program of Linux": Buffer.concat([
    Buffer.from([0x7f]),
    text("ELF"),
    Buffer.from([2, 1, 1]),
    Buffer.alloc(57),
  ]),
  "a WebAssembly": Buffer.concat([text("\0asm"), Buffer.from([1, 0, 0, 0])]),
  "an archive": zipOf([{ name: "a.exe", content: text("MZ") }]),
};

describe("the type of a file is what its content says", () => {
  test.each(files.SAMPLES)("$name is taken as $mimeType", async ({ name, mimeType, content }) => {
    expect(await look(name, content, mimeType)).toMatchObject({ mimeType });
  });

  test.each(files.SAMPLES)(
    "$name is known without help from its name or its sender",
    async ({ name, content }) => {
      const known = await look("nameless", content);
      const isText = ["a.csv", "a.md", "a.txt"].includes(name);
      expect(known.mimeType).toBe(
        isText ? "text/plain" : files.SAMPLES.find((s) => s.name === name)?.mimeType,
      );
    },
  );

  test.each([
    ["a.PNG", files.png(), "image/png"],
    ["a.jpeg", files.jpeg(), "image/jpeg"],
    ["moving.png", files.animatedPng(), "image/png"],
    ["photo.png", files.jpeg(), "image/jpeg"],
    ["song.mp3", files.wav(), "audio/wav"],
  ])("%s is taken, as what it is", async (name, content, mimeType) => {
    expect(await look(name, content)).toMatchObject({ mimeType });
  });

  test("a recording of sound stays sound, although its container could hold a film", async () => {
    expect(await look("voice.weba", files.webm(), "audio/webm")).toMatchObject({ mimeType: "audio/webm" });
    expect(await look("voice.webm", files.webm(), "audio/webm;codecs=opus")).toMatchObject({
      mimeType: "audio/webm",
    });
    expect(await look("voice.m4a", files.mp4(), "audio/mp4")).toMatchObject({ mimeType: "audio/m4a" });
    expect(await look("film.webm", files.webm(), "video/webm")).toMatchObject({ mimeType: "video/webm" });
  });

  const programs = { ...PROGRAMS, HTML, SVG, "a text": text("just words") };
  test.each(Object.entries(programs))("UP-01 a .png that holds %s is refused", async (_, content) => {
    await expect(look("a.png", content, "image/png")).rejects.toThrow("file_type_mismatch");
    await expect(look("a.png", content)).rejects.toThrow("file_type_mismatch");
    await expect(look("a", content, "image/png")).rejects.toThrow("file_type_mismatch");
  });

  test.each(Object.entries(PROGRAMS))("UP-01 %s is refused under its own name, too", async (_, content) => {
    await expect(look("a.exe", content, "application/octet-stream")).rejects.toThrow("file_type_unknown");
  });

  test.each([
    ["a.pdf", text("just words")],
    ["a.txt", files.pdf()],
    ["a.mp4", files.mp3()],
    ["a.mp3", files.png()],
    ["a.docx", files.pdf()],
    ["a.docx", zipOf([{ name: "a.txt", content: text("words") }])],
    ["a.xlsx", files.docx()],
    ["a.csv", files.docx()],
    ["a.html", files.pdf(), "text/html"],
  ])("UP-01 %s with other content is refused", async (name, content, type = "") => {
    const refused = look(name, content, type);
    if (name === "a.html") expect(await refused).toMatchObject({ mimeType: "application/pdf" });
    else await expect(refused).rejects.toThrow("file_type_mismatch");
  });

  test.each([
    ["page.html", HTML, "text/html"],
    ["drawing.svg", SVG, "image/svg+xml"],
    ["page.xhtml", XML, "application/xhtml+xml"],
    ["feed.xml", XML, "text/xml"],
    ["mail.mhtml", text("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x--"), ""],
    ["script.js", text("alert(1)"), "text/javascript"],
    ["code.ts", text("const a: number = 1;"), "video/mp2t"],
    ["run.sh", text("#!/bin/sh\necho"), "application/x-sh"],
    ["colours.log", text("\u001b[31mred\u001b[0m"), ""],
    ["marked.txt", text("\ufeffwords"), "text/plain"],
  ])("UP-02 %s is a plain text, whatever could run it", async (name, content, type) => {
    expect(await look(name, content, type)).toEqual({ mimeType: "text/plain", width: null, height: null });
  });

  test("what is neither text nor of a known type is refused", async () => {
    for (const content of [[0, 1, 2, 3], [0xff, 0xfe, 65, 0], [0xc3], [0xed, 0xa0, 0x80], [7]]) {
      await expect(look("a", Buffer.from(content))).rejects.toThrow("file_type_unknown");
    }
  });

  test("a long text is one also where its first part ends within a character", async () => {
    for (const shift of ["", "x", "xx", "xxx"]) {
      const content = text(shift + "\u{1f600}".repeat(40_000));
      expect(await look("long.txt", content)).toMatchObject({ mimeType: "text/plain" });
    }
  });
});

describe("a file that was cut off", () => {
  const cut = files.SAMPLES.filter(({ name }) => /png|jpg|gif|webp|heic|pdf|mp4|mov|m4a/.test(name));
  test.each(cut)("$name is refused as damaged", async ({ name, content }) => {
    const cutBytes = /png|pdf/.test(name) ? 8 : 4;
    await expect(look(name, content.subarray(0, -cutBytes))).rejects.toThrow("file_damaged");
  });

  test("a document without its directory is refused as damaged", async () => {
    await expect(look("a.docx", files.docx().subarray(0, -22))).rejects.toThrow("file_damaged");
  });

  test("a picture whose size cannot be read is refused as damaged", async () => {
    const jpeg = Buffer.concat([files.jpeg().subarray(0, 20), Buffer.from([0xff, 0xd9])]);
    await expect(look("a.jpg", jpeg)).rejects.toThrow("file_damaged");
  });

  test("a camera may write more behind the end of a picture", async () => {
    const content = Buffer.concat([files.jpeg(), Buffer.alloc(100_000)]);
    expect(await look("a.jpg", content)).toMatchObject({ mimeType: "image/jpeg" });
  });
});

describe("the size of a picture", () => {
  test.each([
    ["a.png", files.png(640, 480)],
    ["a.jpg", files.jpeg(640, 480)],
    ["a.gif", files.gif(1, 640, 480)],
    ["a.webp", files.webp(640, 480)],
    ["a.bmp", files.bmp(640, 480)],
    ["a.heic", files.heic(640, 480)],
    ["a.tiff", files.tiff(640, 480)],
    ["large.tiff", files.tiff(640, 480, 600_000)],
  ])("of %s is read from its header", async (name, content) => {
    expect(await look(name, content)).toMatchObject({ width: 640, height: 480 });
  });

  test("of a photo is found behind all that an editor wrote before it", async () => {
    const [photo, remark] = [files.jpeg(640, 480), Buffer.alloc(60_000, "x")];
    const segment = Buffer.concat([Buffer.from([0xff, 0xed]), files.u16(remark.length + 2), remark]);
    const content = [photo.subarray(0, 2), ...Array<Buffer>(10).fill(segment), photo.subarray(2)];
    expect(await look("a.jpg", Buffer.concat(content))).toMatchObject({ width: 640, height: 480 });
  });

  test("of a photo is that of the way it is shown", async () => {
    expect(await look("a.jpg", files.jpeg(640, 480, 1))).toMatchObject({ width: 640, height: 480 });
    expect(await look("a.jpg", files.jpeg(640, 480, 6))).toMatchObject({ width: 480, height: 640 });
  });

  test.each([
    ["a.png", files.png(50_000, 50_000)],
    ["a.png", files.png(0xffffffff, 1)],
    ["a.jpg", files.jpeg(65_500, 65_500)],
    ["a.gif", files.gif(1, 65_000, 65_000)],
    ["a.tiff", files.tiff(50_000, 50_000)],
    ["a.tiff", files.tiff(50_000, 50_000, 600_000)],
    ["a.bmp", files.bmp(50_000, 50_000)],
    ["a.heic", files.heic(50_000, 50_000)],
  ])(
    "UP-10 a picture of 50,000 by 50,000 pixels is refused by its header alone: %s",
    async (name, content) => {
      expect(content.length).toBeLessThan(700_000);
      await expect(look(name, content)).rejects.toThrow("too_many_pixels");
    },
  );

  test("UP-10 a picture that moves in 100,000 frames is refused, and one of 100 is not", async () => {
    expect(await look("a.gif", files.gif(100))).toMatchObject({ mimeType: "image/gif" });
    await expect(look("a.gif", files.gif(100_000))).rejects.toThrow("too_many_pixels");
  });
});

describe("a document that is packed", () => {
  const types = files.docx();
  const document = (...entries: ZipEntry[]) => zipOf([TYPES, ...entries]);
  const TYPES: ZipEntry = {
    name: "[Content_Types].xml",
    content: text(
      '<Types><Override ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
  };
  const words = { name: "word/document.xml", content: text("<x>words</x>") };

  test("UP-11 is taken where it is like any other", async () => {
    const picture = { name: "word/media/a.png", content: files.png(), isStored: true };
    const padded = { name: "word/styles.xml", content: Buffer.alloc(500_000, "a") };
    expect(await look("a.docx", document(words, picture, padded))).toMatchObject({
      mimeType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    });
  });

  const manyEntries = Array.from({ length: 2_001 }, (_, index) => ({ ...words, name: `word/${index}.xml` }));
  test.each([
    ["grows a hundredfold when unpacked", document({ name: "word/a.xml", content: Buffer.alloc(3_000_000) })],
    ["says that it grows to 4 GB", document({ ...words, claimedSize: 0xfffffffe })],
    ["has more than 2,000 entries", document(...manyEntries)],
    ["has an archive inside", document({ name: "word/embedded.zip", content: zipOf([words]) })],
    ["has a document inside", document({ name: "word/Inner.DOCX", content: types })],
    ["has a link inside", document({ name: "word/link", content: text("/etc/passwd"), isLink: true })],
    [
      "has a directory that points elsewhere",
      Buffer.concat([types.subarray(0, -6), Buffer.from([9, 9, 9, 9, 0, 0])]),
    ],
    ["climbs out of its folder", document({ name: "../../etc/passwd", content: text("x") })],
    ["has a root of its own", document({ name: "/etc/passwd", content: text("x") })],
  ])("UP-11 that %s is refused, and nothing of it is unpacked", async (_, content) => {
    await expect(look("a.docx", content)).rejects.toThrow("suspicious_archive");
  });
});
