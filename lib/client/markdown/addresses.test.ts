import { describe, expect, test } from "vitest";
import { hostToDisclose, toSafeHref } from "./addresses";

describe("only web and mail addresses may be followed", () => {
  test.each([
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\nscript:alert(1)",
    "\u0001javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "file:///etc/passwd",
    "blob:https://x.example/1",
    "/relative",
    "//host.example/x",
    "",
  ])("%s", (source) => expect(toSafeHref(source)).toBeNull());

  test.each([
    ["https://x.example", "https://x.example/"],
    [" HTTP://x.example/a b", "http://x.example/a%20b"],
    ["mailto:a@b.example", "mailto:a@b.example"],
  ])("%s", (source, href) => expect(toSafeHref(source)).toBe(href));
});

describe("a link whose text names another host tells the true one", () => {
  test.each([
    ["google.com", "https://evil.example/", "evil.example"],
    ["https://google.com/login", "https://evil.example/google.com", "evil.example"],
    ["https://google.com@evil.example", "https://google.com@evil.example/", "evil.example"],
    ["gооgle.com", "https://google.com/", "google.com"],
    ["paypal.com.evil.example", "https://paypal.com/", "paypal.com"],
    ["the docs", "https://evil.example/", null],
    ["www.example.org/path", "https://example.org/path", null],
    ["https://example.org/a.b", "https://example.org/a.b", null],
    ["me@example.org", "mailto:me@example.org", null],
  ])("%s → %s", (text, href, host) => expect(hostToDisclose(text, href)).toBe(host));
});
