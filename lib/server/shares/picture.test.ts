import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { newId } from "@/lib/protocol/id";
import { createRig, type Rig } from "@/lib/server/rig";
import { createShare } from "./create-share";
import { revokeShare } from "./end-shares";
import { findPicture } from "./find-picture";
import { drawPicture } from "./picture";
import { toPictureWords } from "./picture-words";
import { servePicture } from "./serve-picture";
import { asked, bytesOf, NOBODY } from "./test-shares";

let rig: Rig;
beforeAll(async () => {
  rig = await createRig();
});
afterAll(() => rig.close());

function sizeOf(png: Uint8Array): [number, number] {
  const bytes = Buffer.from(png);
  expect(bytes.subarray(1, 4).toString()).toBe("PNG");
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

/** Every character that the font has a glyph for, from its table of them (format 4). */
function charactersOf(font: Buffer): Set<number> {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, at) => 12 + at * 16);
  const entry = tables.find((at) => font.toString("latin1", at, at + 4) === "cmap") ?? 0;
  const cmap = font.subarray(font.readUInt32BE(entry + 8));
  const table = cmap.subarray(cmap.readUInt32BE(8));
  expect(table.readUInt16BE(0)).toBe(4);
  const count = table.readUInt16BE(6) / 2;
  const found = new Set<number>();
  for (let segment = 0; segment < count; segment += 1) {
    const end = table.readUInt16BE(14 + segment * 2);
    const start = table.readUInt16BE(16 + count * 2 + segment * 2);
    for (let code = start; code <= end; code += 1) found.add(code);
  }
  return found;
}

const EVERYTHING = Array.from({ length: 0x3000 }, (_, code) => String.fromCodePoint(code)).filter(
  (character) => toPictureWords(`a${character}a`)?.includes(character),
);

describe("SH-12 the words on the picture of a link", () => {
  test("are drawn with what the font has, so that none is asked for elsewhere", () => {
    const next = dirname(createRequire(import.meta.url).resolve("next/package.json"));
    const known = charactersOf(readFileSync(join(next, "dist/compiled/@vercel/og/Geist-Regular.ttf")));
    const missing = EVERYTHING.filter((character) => !known.has(character.codePointAt(0) ?? 0));
    expect(missing).toEqual([]);
    expect(EVERYTHING.length).toBeGreaterThan(500);
  });

  test("are those of the title, shortened where it is long", () => {
    expect(toPictureWords("  Über  Brücken\nund “Bögen” – Привет ")).toBe(
      "Über Brücken und “Bögen” – Привет",
    );
    expect(toPictureWords("Bridges 🌉 and arches")).toBe("Bridges and arches");
    expect(toPictureWords("word ".repeat(40))).toBe(`${"word ".repeat(28).trim()}…`);
  });

  test("are none where too little of the title can be drawn", () => {
    for (const title of ["橋の話", "קשת", "🌉🌉", "Bridges 橋の話をしましょう", "…", "\u202e\u0000"]) {
      expect(toPictureWords(title), title).toBeNull();
    }
  });
});

describe("SH-12 the picture of a link", () => {
  const fetchReally = globalThis.fetch;
  const asksElsewhere = vi.fn(() => Promise.reject(new Error("Nothing is fetched.")));
  beforeEach(() => {
    // The renderer's own code is in an address of data, which leads nowhere.
    const isData = (url: unknown) => String(url).startsWith("data:");
    vi.stubGlobal("fetch", (url: string) => (isData(url) ? fetchReally(url) : asksElsewhere()));
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    asksElsewhere.mockClear();
  });

  test("would ask elsewhere for what the font does not have, if that was drawn", async () => {
    await drawPicture("橋の話").catch(() => undefined);
    expect(asksElsewhere).toHaveBeenCalled();
  });

  test("is a PNG of 1200 by 630, and nothing is loaded for it, whatever its title", async () => {
    const titles = [
      ...Array.from({ length: Math.ceil(EVERYTHING.length / 130) }, (_, at) =>
        EVERYTHING.slice(at * 130, at * 130 + 130).join(""),
      ),
      "😀 ©️ ™ ☎ 1️⃣ 🇩🇪 👩‍👩‍👧 text",
      "<script>alert(1)</script> &amp; <img src=https://x.example/>",
      "x".repeat(200),
      "橋の話",
      "\ud800 broken",
    ];
    for (const title of titles)
      expect(sizeOf(await drawPicture(toPictureWords(title))), title).toEqual([1200, 630]);
    expect(asksElsewhere).not.toHaveBeenCalled();
  });

  test("differs with its words", async () => {
    const [first, second, again] = await Promise.all(["Bridges", "Arches", "Bridges"].map(drawPicture));
    expect(first).not.toEqual(second);
    expect(first).toEqual(again);
  });
});

describe("the picture of a link that is shared", () => {
  const share = async (title: string) => {
    const turn = await rig.ask({ text: "How do bridges stand?" });
    return createShare(rig.owner, turn.threadId, asked(turn, { title }));
  };

  test("SH-12 is drawn once for all who ask at the same time", async () => {
    const { id } = await share(`Bridges ${newId()}`);
    const answers = await Promise.all(Array.from({ length: 200 }, () => servePicture(id, NOBODY)));
    const pictures = await Promise.all(answers.map(bytesOf));
    expect(sizeOf(pictures[0] ?? Buffer.alloc(0))).toEqual([1200, 630]);
    expect(new Set(pictures.map((bytes) => bytes.toString("base64"))).size).toBe(1);
    expect(answers[0]?.headers.get("content-type")).toBe("image/png");
  });

  test("SH-12 waits its turn with many others, and too many are refused", async () => {
    const words = Array.from({ length: 60 }, (_, at) => `Bridge number ${at}`);
    const results = await Promise.allSettled(words.map(findPicture));
    const refused = results.flatMap((result) =>
      result.status === "rejected" ? [String(result.reason)] : [],
    );
    expect(refused).toEqual(Array<string>(10).fill("HttpError: too_many_requests"));
    expect(sizeOf(await findPicture("Bridge number 59")), "later there is room again").toEqual([1200, 630]);
  });

  test("SH-05 is gone at once with the link, also where it was drawn before", async () => {
    const { id } = await share("Secret bridges");
    expect((await servePicture(id, NOBODY)).status).toBe(200);
    await revokeShare(rig.owner, id);
    await expect(servePicture(id, NOBODY)).rejects.toThrow("share_gone");
    await expect(servePicture(newId(), NOBODY)).rejects.toThrow("not_found");
  });
});
