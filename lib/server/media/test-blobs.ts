import "server-only";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { env } from "@/lib/server/env";

/** Where a test finds the bytes that are stored. */
export const blobs = () => join(env().DATA_DIR, "blobs");

/** The keys of all bytes that are stored. */
export async function storedKeys(): Promise<string[]> {
  const folders = await readdir(blobs()).catch(() => []);
  return (await Promise.all(folders.map((folder) => readdir(join(blobs(), folder))))).flat();
}
