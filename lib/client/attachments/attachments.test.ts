import { describe, expect, test } from "vitest";
import { newId } from "@/lib/protocol/id";
import type { MediaContent } from "@/lib/protocol/media";
import { inputSchema } from "@/lib/protocol/schemas";
import { type DraftAttachment, fromContent, parseSaved, thoseThatFit, toSaved } from "./draft-attachment";
import { findLink, withoutAddress } from "./find-link";
import { kindOf } from "./kind-of";
import { contentsOf, toInput } from "./to-input";

const id = newId();
const picture: MediaContent = {
  type: "image",
  mime_type: "image/png",
  uri: `/api/media/${id}`,
  media: { id, name: "dot.png", size: 70, width: 1, height: 1 },
};
const draft = (change: Partial<DraftAttachment> = {}): DraftAttachment => ({
  key: "a",
  attachmentId: null,
  name: "film.mp4",
  size: 10,
  type: "video/mp4",
  role: null,
  progress: { state: "waiting" },
  ...change,
});

describe("what is sent", () => {
  test("words come first, then the files, and the server takes it", () => {
    const input = toInput("What is this?", [picture]);
    expect(input).toEqual([{ type: "text", text: "What is this?" }, picture]);
    expect(inputSchema.parse(input)).toEqual([
      { type: "text", text: "What is this?" },
      { type: "image", uri: picture.uri },
    ]);
  });

  test("files alone have no empty text before them", () => {
    expect(toInput("", [picture])).toEqual([picture]);
  });

  test("a null character, which pasted text may hold, is left out", () => {
    expect(toInput("a\0b", [])).toEqual([{ type: "text", text: "ab" }]);
  });

  test("only stored files go, each with what it is for", () => {
    const stored = draft({ progress: { state: "stored", content: picture }, role: "style" });
    expect(contentsOf([draft(), stored])).toEqual([{ ...picture, referenceRole: "style" }]);
  });

  test("a message that comes back has its files as they were", () => {
    const back = fromContent("k", { ...picture, referenceRole: "object" });
    expect(contentsOf([back])).toEqual([{ ...picture, referenceRole: "object" }]);
  });
});

describe("a draft that is written down", () => {
  test("knows that bytes on their way are lost with the page", () => {
    for (const progress of [
      { state: "waiting" },
      { state: "hashing" },
      { state: "uploading", sentBytes: 3 },
      { state: "failed", sentence: "Lost.", canRetry: true },
    ] as const) {
      expect(toSaved(draft({ progress })).progress).toEqual({ state: "interrupted" });
    }
  });

  test("keeps what is stored and what was refused", () => {
    for (const progress of [
      { state: "stored", content: picture },
      { state: "failed", sentence: "No.", canRetry: false },
    ] as const) {
      expect(toSaved(draft({ progress })).progress).toEqual(progress);
    }
  });

  test.each([null, 1, "x", {}, [null], [{ key: 1 }], [{ key: "a", name: "n", size: 1 }]])(
    "that is no draft (%j) is none",
    (value) => {
      expect(parseSaved(value)).toEqual([]);
    },
  );

  test("comes back as it was", () => {
    const saved = [draft({ progress: { state: "stored", content: picture } })];
    expect(parseSaved(JSON.parse(JSON.stringify(saved)))).toEqual(saved);
  });
});

describe("files of a message", () => {
  test("are twenty at the most", () => {
    expect(thoseThatFit(Array(18).fill(0), [1, 2, 3])).toEqual([1, 2]);
    expect(thoseThatFit(Array(20).fill(0), [1])).toEqual([]);
  });

  test("are what the server found them to be, and until then what they seem", () => {
    expect(kindOf(draft())).toBe("video");
    expect(kindOf(draft({ type: "", name: "a.heic" }))).toBe("image");
    expect(kindOf(draft({ type: "", name: "a.unknown" }))).toBe("document");
    expect(kindOf(draft({ progress: { state: "stored", content: picture } }))).toBe("image");
  });
});

describe("an address in a text", () => {
  test.each([
    ["see https://www.youtube.com/watch?v=abc.", "https://www.youtube.com/watch?v=abc", "video"],
    ["https://youtu.be/abc", "https://youtu.be/abc", "video"],
    ["(https://example.org/a/report.pdf)", "https://example.org/a/report.pdf", "document"],
    ["https://example.org/a.PNG?size=2", "https://example.org/a.PNG?size=2", "image"],
  ])("in %j can be attached", (text, address, type) => {
    expect(findLink(text, [])).toMatchObject({ address, content: { type, uri: address } });
  });

  test.each(["https://example.org/", "http://example.org/a.pdf", "https://youtube.com", "no address"])(
    "%j is no file",
    (text) => {
      expect(findLink(text, [])).toBeNull();
    },
  );

  test("that was dismissed is not offered again, the next one is", () => {
    const text = "https://a.org/1.pdf https://a.org/2.pdf";
    expect(findLink(text, ["https://a.org/1.pdf"])?.address).toBe("https://a.org/2.pdf");
  });

  test.each([
    ["What is A about?", "What is about?"],
    ["What is in A", "What is in"],
    ["A says what?", "says what?"],
    ["See A, then answer (A).", "See, then answer (A)."],
    ["one\nA\ntwo", "one\ntwo"],
    ["A", ""],
  ])("is taken out of %j without a hole", (text, left) => {
    const address = "https://a.org/1.pdf";
    expect(withoutAddress(text.replaceAll("A", address), address)).toBe(left.replaceAll("A", address));
  });

  test("is taken out of a text with code in it, and the code stays as it was", () => {
    const code = "if ready:\n    go()\n\n\tend  # done\n";
    expect(withoutAddress(`${code}like https://a.org/1.pdf here`, "https://a.org/1.pdf")).toBe(
      `${code}like here`,
    );
  });
});
