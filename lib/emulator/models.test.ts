import { expect, test } from "vitest";
import { createTestClient } from "./test-client.ts";

test.each([
  ["gemini-3.8-flash", "createCachedContent"],
  ["gemini-3.1-flash-image", "batchGenerateContent"],
  ["gemini-nano-banana-2.1", "batchGenerateContent"],
  ["gemini-3-pro-image", "generateContent"],
  ["gemini-3.1-flash-lite-image", "generateContent"],
  ["gemini-2.5-flash-image", "generateContent"],
  ["gemini-3.8-flash-tts", "generateContent"],
  ["gemini-3.8-flash-lite-tts", "generateContent"],
  ["gemini-3.1-flash-tts-preview", "generateContent"],
  ["lyria-3-clip-preview", "generateContent"],
  ["lyria-3.5", "generateContent"],
  ["lyria-3-pro-preview", "generateContent"],
  ["gemini-omni-flash-preview", "generateContent"],
  ["gemini-omni-1.1-flash", "generateContent"],
  ["gemini-omni-1.2-flash", "generateContent"],
])("%s is listed and does %s", async (id, method) => {
  const { call } = createTestClient();
  const { models } = await (await call("GET", "/v1/models?pageSize=1000")).json();
  const listed = models.find(({ name }: { name: string }) => name === `models/${id}`);
  expect(listed?.supportedGenerationMethods).toContain(method);
});
