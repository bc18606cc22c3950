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

test("AZ-17 without a page to come back to one comes to the start", () => {
  expect(toOwnPath(null)).toBe("/");
  expect(toOwnPath(undefined)).toBe("/");
});
