import "server-only";
import { ApiError } from "@google/genai";
import { env } from "@/lib/server/env";
import { transport } from "./client";

const GOOGLE = "https://generativelanguage.googleapis.com";

/**
 * The answer to a GET of bytes, with its body still to come: the SDK reads all of it into memory, or writes it
 * to a disk, before anybody gets the first byte. `path` is what comes behind the version. Throws as the SDK does.
 */
export async function fetchBytes(path: string, signal: AbortSignal): Promise<Response> {
  const { apiKey, GOOGLE_GEMINI_BASE_URL: baseUrl } = env();
  const start = ((apiKey !== null && baseUrl) || GOOGLE).replace(/\/+$/, "");
  const response = await transport()(`${start}/v1beta/${path}?alt=media`, {
    method: "GET",
    // Bytes that are packed for the way would be of another length than the answer says.
    headers: { "x-goog-api-key": apiKey ?? "demo", "accept-encoding": "identity" },
    signal,
  });
  if (response.ok) return response;
  throw new ApiError({ status: response.status, message: await response.text() });
}
