import "server-only";
import { openAsBlob } from "node:fs";
import type { File as ApiFile } from "@google/genai";
import { gemini } from "./client";

/** A file as Google keeps it, for two days. `expiresAt` is in ms since the epoch. */
export type GoogleFile = {
  name: string;
  uri: string;
  state: "PROCESSING" | "ACTIVE" | "FAILED";
  expiresAt: number;
};

const LIFETIME_MS = 48 * 3_600_000;
const TIMEOUT_MS = 10_000;
const LONGEST_NAME = 512;

/** Uploads a file, piece by piece: at no time is all of it in memory. */
export async function uploadFile(
  path: string,
  { name, mimeType }: { name: string; mimeType: string },
  signal: AbortSignal,
): Promise<GoogleFile> {
  const file = await gemini(signal).files.upload({
    file: await openAsBlob(path, { type: mimeType }),
    config: { mimeType, displayName: name.slice(0, LONGEST_NAME), abortSignal: signal },
  });
  return toGoogleFile(file);
}

export async function getFile(name: string): Promise<GoogleFile> {
  return toGoogleFile(await gemini(AbortSignal.timeout(TIMEOUT_MS)).files.get({ name }));
}

export async function deleteFile(name: string): Promise<void> {
  await gemini(AbortSignal.timeout(TIMEOUT_MS)).files.delete({ name });
}

/** Writes something that a model made and Google kept to `path`. */
export async function downloadFile(uri: string, path: string, signal: AbortSignal): Promise<void> {
  await gemini(signal).files.download({ file: uri, downloadPath: path, config: { abortSignal: signal } });
}

function toGoogleFile({ name, uri, state, expirationTime }: ApiFile): GoogleFile {
  if (!name || !uri) throw new Error("The Files API answered without a name.");
  const expiresAt = expirationTime ? Date.parse(expirationTime) : Date.now() + LIFETIME_MS;
  // What is in no known state can be used: only the two others say that it cannot.
  const known = state === "PROCESSING" || state === "FAILED" ? state : "ACTIVE";
  return { name, uri, state: known, expiresAt };
}
