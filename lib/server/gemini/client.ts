import "server-only";
import { GoogleGenAI } from "@google/genai";
import { createEmulator } from "@/lib/emulator/emulator";
import { env } from "@/lib/server/env";
import { processWide } from "@/lib/server/process-wide";
import { repairStream } from "./repair-stream";

/** Whether the emulator answers, because there is no key. */
export function isDemo(): boolean {
  return env().apiKey === null;
}

/** The SDK, with Google behind it where there is a key and the emulator where there is none. */
export function gemini(): GoogleGenAI {
  return processWide("gemini", () => new GoogleGenAI(clientOptions()));
}

function clientOptions() {
  const { apiKey, GOOGLE_GEMINI_BASE_URL: baseUrl, EMULATOR_PACE: pace } = env();
  if (apiKey === null) {
    const emulator = createEmulator({ pace });
    const answer: typeof fetch = async (input, init) => repairStream(await emulator.fetch(input, init));
    return { apiKey: "demo", httpOptions: { fetch: answer } };
  }
  const answer: typeof fetch = async (input, init) =>
    repairStream(await fetch(input, { ...init, cache: "no-store" }));
  return { apiKey, httpOptions: { fetch: answer, ...(baseUrl && { baseUrl }) } };
}

/** Options of every call: the SDK's own retries would bill a call that Google has begun a second time. */
export function callOptions(signal: AbortSignal) {
  return { retries: { strategy: "none" as const }, signal };
}
