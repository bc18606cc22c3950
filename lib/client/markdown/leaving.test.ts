import { describe, expect, test } from "vitest";
import { addressesIn, reasonToAsk } from "./leaving";

const nothing = () => false;

describe("RN-04 a link is followed without a question", () => {
  const written = (text: string) => addressesIn([{ type: "text", text }], []);

  test.each([
    ["Read https://x.example/a.", "https://x.example/a"],
    ["Read (https://x.example/a)", "https://x.example/a"],
    ["What is on x.example?", "https://x.example/"],
    ["See www.x.example/a_b?c=d#e", "https://www.x.example/a_b?c=d#e"],
    ["Auf https://münchen.example/straße", "https://xn--mnchen-3ya.example/stra%C3%9Fe"],
  ])("where the person has written it: %s", (text, href) => {
    expect(reasonToAsk(href, (address) => written(text).has(address))).toBeNull();
  });

  test("where a source has it, or a file that was sent is at it", () => {
    const source = { kind: "url", number: 1, title: "", url: "https://x.example" } as const;
    const known = addressesIn([{ type: "video", uri: "https://youtu.be/x" }], [source]);
    expect(reasonToAsk("https://x.example/", (address) => known.has(address))).toBeNull();
    expect(reasonToAsk("https://youtu.be/x", (address) => known.has(address))).toBeNull();
  });

  test("to write a mail", () => expect(reasonToAsk("mailto:me@x.example", nothing)).toBeNull());
});

describe("RN-04 a link asks first", () => {
  test("where only the model knows its address, even on a known host", () => {
    const known = addressesIn([{ type: "text", text: "on https://x.example/a" }], []);
    expect(reasonToAsk("https://x.example/b", (address) => known.has(address))).toBe("unknown");
    expect(reasonToAsk("https://y.example/", nothing)).toBe("unknown");
  });

  test("where its query can carry something away, whoever knows it", () => {
    expect(reasonToAsk(`https://x.example/?q=${"x".repeat(70)}`, () => true)).toBe("query");
    expect(reasonToAsk(`mailto:a@x.example?body=${"x".repeat(70)}`, () => true)).toBe("query");
    expect(reasonToAsk("https://x.example/?q=x", () => true)).toBeNull();
  });
});
