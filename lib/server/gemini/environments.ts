import "server-only";
import { openAsBlob } from "node:fs";
import type { Environments } from "@google/genai";
import type { NetworkAccess } from "@/lib/protocol/agents";
import type { EnvironmentFile } from "@/lib/protocol/api-agents";
import { callOptions } from "./client";
import { environmentsOf } from "./experimental";
import { fetchBytes } from "./fetch-bytes";
import { readPages } from "./read-pages";

const TIMEOUT_MS = 10_000;
const LIST_TIMEOUT_MS = 20_000;
const PAGE_SIZE = 500;

/** What Google says of an environment. Times are in ms since the epoch, sizes in bytes. */
export type GoogleEnvironment = {
  isExpired: boolean;
  lastUsedAt: number | null;
  fileCount: number | null;
  size: number | null;
  network: NetworkAccess | "open";
};

/** Throws the SDK's error, with the status 404 where Google does not have it. */
export async function getGoogleEnvironment(id: string): Promise<GoogleEnvironment> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const found = await environmentsOf(signal).get(id, {}, callOptions(signal));
  return {
    isExpired: found.status === "expired",
    lastUsedAt: toTime(found.last_accessed ?? found.updated),
    fileCount: toCount(found.file_count),
    size: toCount(found.size_bytes),
    network: toNetwork(found.network),
  };
}

export async function deleteGoogleEnvironment(id: string): Promise<void> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  await environmentsOf(signal).delete(id, {}, callOptions(signal));
}

/** All files of an environment, but not more than `limit`; `isWhole` is false where there are more. */
export async function listGoogleFiles(
  id: string,
  limit: number,
): Promise<{ files: EnvironmentFile[]; isWhole: boolean }> {
  const signal = AbortSignal.timeout(LIST_TIMEOUT_MS);
  const { files } = environmentsOf(signal);
  const { entries, isWhole } = await readPages(limit, async (page_token) => {
    const page = await files.list(
      { environment: id, path: "", recursive: true, page_size: PAGE_SIZE, ...(page_token && { page_token }) },
      callOptions(signal),
    );
    const onlyFiles = (page.files ?? []).filter(({ type }) => type !== "directory");
    return { entries: onlyFiles.map(toFile), nextPageToken: page.next_page_token };
  });
  return { files: entries, isWhole };
}

/** The bytes of one file, as they come. */
export function fetchGoogleFile(id: string, path: string, signal: AbortSignal): Promise<Response> {
  const segments = path.split("/");
  // An address with these in it is another one, and might be that of somebody else's environment.
  if (segments.some((segment) => /^\.{0,2}$/.test(segment))) throw new Error("That is no path of a file.");
  return fetchBytes(`environments/${id}/files/${segments.map(encodeURIComponent).join("/")}`, signal);
}

/** All files of an environment as one tar, as it comes. */
export function fetchGoogleArchive(id: string, signal: AbortSignal): Promise<Response> {
  return fetchBytes(`files/environment-${id}:download`, signal);
}

type Local = { localPath: string; path: string; mimeType: string };

/** Puts a file from this machine's disk into an environment, in the place of what is there by that path. */
export async function uploadGoogleFile(
  id: string,
  { localPath, path, mimeType }: Local,
  signal: AbortSignal,
): Promise<void> {
  const file = await openAsBlob(localPath, { type: mimeType });
  await environmentsOf(signal).files.upload(
    { environment: id, path, file, mime_type: mimeType, overwrite: true },
    callOptions(signal),
  );
}

function toFile({
  path,
  name,
  mime_type,
  size_bytes,
  modified,
}: Environments.EnvironmentFile): EnvironmentFile {
  const clean = (path ?? name ?? "").replace(/^\/+/, "");
  return {
    path: clean,
    name: clean.slice(clean.lastIndexOf("/") + 1),
    mimeType: mime_type || null,
    size: toCount(size_bytes),
    modifiedAt: toTime(modified),
  };
}

function toNetwork(network: Environments.Environment["network"]): GoogleEnvironment["network"] {
  if (network === undefined || network === null) return "open";
  if (typeof network === "string") return network === "disabled" ? "disabled" : "open";
  const { allowlist } = network;
  if (!Array.isArray(allowlist)) return allowlist === "disabled" ? "disabled" : "open";
  const domains = allowlist.map(({ domain }) => domain);
  return domains.includes("*") ? "open" : { allowlist: domains.map((domain) => ({ domain })) };
}

// 64-bit numbers are strings in the API's JSON.
function toCount(count: string | number | undefined): number | null {
  const value = Number(count ?? Number.NaN);
  return Number.isSafeInteger(value) && value >= 0 ? value : null;
}

function toTime(time: string | undefined): number | null {
  const value = Date.parse(time ?? "");
  return Number.isNaN(value) ? null : value;
}
