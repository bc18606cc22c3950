import { expect, test } from "vitest";
import { TEXT_MAX_LENGTH } from "@/lib/protocol/thread";
import { parseStartLink, presetPath, withLinkText } from "./start-link";

test("8 an address says what a new chat begins with, and most say nothing", () => {
  expect(parseStartLink("")).toBeNull();
  expect(parseStartLink("?utm_source=a&q=%20&preset=")).toBeNull();
  expect(parseStartLink("?q=Why+is+it%3F%0D%0ATell%20me&model=gemini-3.8-flash")).toEqual({
    text: "Why is it?\nTell me",
    preset: "",
    model: "gemini-3.8-flash",
  });
  expect(parseStartLink(presetPath("a-b_c").slice(1))).toEqual({ text: "", preset: "a-b_c", model: "" });
});

test("8 what a link writes is seen: characters that nobody sees are not taken, and there is an end to it", () => {
  const tags = "\u{E0069}\u{E0067}";
  const asked = new URLSearchParams({ q: `Say hi${tags}\u202E\u200B 👩‍🚀` });
  expect(parseStartLink(`?${asked}`)?.text).toBe("Say hi 👩‍🚀");
  expect(parseStartLink(`?q=${"x".repeat(TEXT_MAX_LENGTH + 9)}`)?.text).toHaveLength(TEXT_MAX_LENGTH);
});

test("8 the text of a link comes below a draft, and not twice", () => {
  expect(withLinkText("", "From a link")).toBe("From a link");
  expect(withLinkText("Mine \n", "From a link")).toBe("Mine\n\nFrom a link");
  expect(withLinkText("Mine\n\nFrom a link", "From a link")).toBe("Mine\n\nFrom a link");
  expect(withLinkText("Mine", "")).toBe("Mine");
});
