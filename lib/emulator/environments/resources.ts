import { toTimestamp } from "../clock.ts";
import type { Environment, EnvironmentFile } from "./environment.ts";
import { isBelow, nameOf } from "./paths.ts";

/** Counts are 64-bit numbers, so on the wire they are strings. */
export function toEnvironmentResource(environment: Environment) {
  const { id, network, sources, files } = environment;
  return {
    id,
    status: environment.isGivenUp ? "expired" : "active",
    created: toTimestamp(environment.createdMs),
    updated: toTimestamp(environment.updatedMs),
    last_accessed: toTimestamp(environment.lastUsedMs),
    file_count: String(files.size),
    size_bytes: String(environment.sizeBytes),
    ...(network && { network: network === "disabled" ? network : { allowlist: network.allowlist } }),
    ...(sources.length > 0 && { sources }),
  };
}

export interface EntryResource {
  name: string;
  path: string;
  type: "file" | "directory";
  mime_type?: string;
  size_bytes: string;
  created: string;
  modified: string;
}

export function toFileEntry(path: string, file: EnvironmentFile): EntryResource {
  return {
    name: nameOf(path),
    path,
    type: "file",
    mime_type: file.mimeType,
    size_bytes: String(file.bytes.length),
    created: toTimestamp(file.createdMs),
    modified: toTimestamp(file.modifiedMs),
  };
}

/** What lies in a folder, or anywhere below it: files and the folders that hold them, by their paths. */
export function listEntries({ files }: Environment, folder: string, isRecursive: boolean): EntryResource[] {
  const entries = new Map<string, EntryResource>();
  for (const [path, file] of files) {
    if (!isBelow(path, folder)) continue;
    const rest = path.slice(folder === "" ? 0 : folder.length + 1);
    const parts = rest.split("/");
    const depth = isRecursive ? parts.length : 1;
    for (let length = 1; length <= depth; length += 1) {
      const below = [folder, ...parts.slice(0, length)].filter(Boolean).join("/");
      if (length === parts.length) entries.set(below, toFileEntry(below, file));
      else if (!entries.has(below)) entries.set(below, toFolderEntry(below, files));
    }
  }
  return [...entries.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function toFolderEntry(path: string, files: Map<string, EnvironmentFile>): EntryResource {
  const held = [...files].filter(([other]) => isBelow(other, path)).map(([, file]) => file);
  return {
    name: nameOf(path),
    path,
    type: "directory",
    size_bytes: String(held.reduce((sum, { bytes }) => sum + bytes.length, 0)),
    created: toTimestamp(Math.min(...held.map(({ createdMs }) => createdMs))),
    modified: toTimestamp(Math.max(...held.map(({ modifiedMs }) => modifiedMs))),
  };
}
