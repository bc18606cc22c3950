import { afterEach, expect, test, vi } from "vitest";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

async function quoting(key: string) {
  vi.stubEnv("GEMINI_API_KEY", key);
  vi.resetModules();
  return (await import("./to-quote")).toQuote;
}

test("PX-03 what Google says is shown without the key, the project and the address", async () => {
  const toQuote = await quoting("my-own-key");
  const other = `AIza${"x".repeat(35)}`;
  expect(toQuote("API key my-own-key not valid.")).toBe("API key … not valid.");
  expect(toQuote(`Key ${other} of project 123456789012 may not`)).toBe("Key … of project … may not");
  expect(toQuote("consumer projects/my-app-123456 exceeded it")).toBe("consumer projects/… exceeded it");
  expect(toQuote("See https://generativelanguage.googleapis.com/v1beta/x?key=1 for it")).toBe("See … for it");
});

test("PX-03 anything else that Google says is shown as it is", async () => {
  const toQuote = await quoting("my-own-key");
  for (const text of [
    "The model is overloaded.",
    "Your project 7 is great; see https://ai.google.dev/gemini-api/docs",
    "Tokens: 1234567",
  ]) {
    expect(toQuote(text)).toBe(text);
  }
});
