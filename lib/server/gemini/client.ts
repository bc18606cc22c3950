import "server-only";
import { GoogleGenAI } from "@google/genai";
import { createEmulator } from "@/lib/emulator/emulator";
import { env } from "@/lib/server/env";
import { countUpstream } from "@/lib/server/metrics/upstream";
import { processWide } from "@/lib/server/process-wide";
import { noteExchange } from "@/lib/server/recordings/note-exchange";
import { traceCall } from "@/lib/server/tracing/spans";
import { repairStream } from "./repair-stream";
import { fetchPatiently } from "./transport";

/** Whether the emulator answers, because there is no key. */
export function isDemo(): boolean {
  return env().apiKey === null;
}

/**
 * The SDK for one call, with Google behind it where there is a key and the emulator where there is
 * none. `signal` breaks the call off; the caller names it here and in `callOptions`, because the
 * SDK's own request loses it as soon as its wrapper is collected.
 */
export function gemini(signal: AbortSignal): GoogleGenAI {
  const { apiKey, GOOGLE_GEMINI_BASE_URL: baseUrl } = env();
  const answer: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    // A piece of a file goes on as it is, read from the disk as it is sent; what the SDK writes is small.
    const slice = init?.body instanceof Blob ? init.body : null;
    const body = slice ?? (request.body ? await request.arrayBuffer() : null);
    const { method, headers, url } = request;
    return transport()(url, { method, headers, signal, ...(body !== null && { body }) });
  };
  const httpOptions = { fetch: answer, ...(apiKey !== null && baseUrl && { baseUrl }) };
  return new GoogleGenAI({ apiKey: apiKey ?? "demo", httpOptions });
}

/** What carries a call to whoever answers it, and counts it. */
export function transport(): (url: string, init: RequestInit) => Promise<Response> {
  const carry = isDemo() ? askEmulator : fetchPatiently;
  return (url, init) => {
    const method = init.method ?? "GET";
    return traceCall(method, () => noteExchange(url, method, () => countUpstream(carry(url, init))));
  };
}

async function askEmulator(url: string, init: RequestInit): Promise<Response> {
  const { fetch: ask } = emulator();
  return repairStream(await ask(url, init));
}

function emulator() {
  return processWide("emulator", () => createEmulator({ pace: env().EMULATOR_PACE }));
}

/** Options of every call: the SDK's own retries would bill a call that Google has begun a second time. */
export function callOptions(signal: AbortSignal) {
  return { retries: { strategy: "none" as const }, signal };
}
