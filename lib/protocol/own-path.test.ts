import { expect, test } from "vitest";
import { signInPath, toOwnPath } from "./own-path";

test.each(["/", "/agents", "/threads/AbC-d_e0123456789abcde", "/s/AbC-d_e0123456789abcde"])(
  "AZ-17 who signs in comes back to the page they came from: %s",
  (path) => {
    expect(toOwnPath(path)).toBe(path);
    expect(new URL(signInPath(path), "https://chat.example").searchParams.get("to") ?? "/").toBe(path);
  },
);

test.each([
  "",
  "//evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/%09/evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "https:evil.example",
  "https://evil.example",
  "/%5cevil.example",
  "/%2f/evil.example",
  "javascript:alert(1)",
  "data:text/html,x",
  " /threads",
  "/.//evil.example",
  "/..//evil.example",
  "/@evil.example",
  "/threads?x=//evil.example",
  "/?next=//evil.example",
  "/?q=x#//evil.example",
  "/?q=x\r\nset-cookie: a=b",
  "/??//evil.example",
  "//?q=x",
  `/?q=${"x".repeat(2_000)}`,
  "/threads#//evil.example",
  "/threads\r\nset-cookie: a=b",
  "/threads//evil.example",
  "///",
  "threads",
  "/api/threads",
  "/api",
  "/sign-in",
  "/embed/diagram",
  "/embed/function-frame",
  "/\u2044evil.example",
  "/\uff0fevil.example",
])("AZ-17 nobody is sent by %j after signing in", (path) => {
  expect(toOwnPath(path)).toBe("/");
  expect(signInPath(path)).toBe("/sign-in");
});

test.each([
  "/?q=Hello+there&model=gemini-3.8-flash",
  "/?preset=Brief",
  "/?share-files=1&share-text=%C3%A9",
  "/?q=%2F%2Fevil.example%0D%0A",
])("AZ-17 what a link asks of the start page is there after signing in: %s", (path) => {
  expect(toOwnPath(path)).toBe(path);
  expect(new URL(signInPath(path), "https://chat.example").searchParams.get("to")).toBe(path);
  expect(new URL(path, "https://chat.example").origin).toBe("https://chat.example");
});

test("AZ-17 without a page to come back to one comes to the start", () => {
  expect(toOwnPath(null)).toBe("/");
  expect(toOwnPath(undefined)).toBe("/");
});
