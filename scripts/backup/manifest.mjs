import { createHash } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { SetUpFailure } from "../set-up/report.mjs";

const FORMAT = 1;
const NAME = "manifest.json";

/**
 * What a backup says of itself.
 *
 * @typedef {{
 *   format: number,
 *   madeAt: string,
 *   parley: string,
 *   engine: "sqlite" | "postgres",
 *   database: { name: string, bytes: number, sha256: string },
 *   counts: Record<string, number>,
 *   files: { count: number, bytes: number, missing: string[] } | { elsewhere: string },
 * }} Manifest
 */

/** @param {string} folder @param {Omit<Manifest, "format">} manifest */
export async function writeManifest(folder, manifest) {
  await writeFile(join(folder, NAME), `${JSON.stringify({ format: FORMAT, ...manifest }, null, 2)}\n`);
}

/**
 * Throws where the folder holds no backup, or one whose database is not as it was written.
 *
 * @param {string} folder
 * @returns {Promise<Manifest>}
 */
export async function readManifest(folder) {
  const path = join(folder, NAME);
  if (!existsSync(path)) throw new SetUpFailure(`${folder} holds no backup: it has no ${NAME}.`);
  /** @type {Manifest} */
  const manifest = JSON.parse(await readFile(path, "utf8"));
  if (manifest.format !== FORMAT) {
    throw new SetUpFailure(
      `This backup was made by another version of Parley (${manifest.parley}). Restore it with that one.`,
    );
  }
  const database = join(folder, manifest.database.name);
  if (!existsSync(database) || (await describeFile(database)).sha256 !== manifest.database.sha256) {
    throw new SetUpFailure(`${database} is not as it was written. Nothing was restored.`);
  }
  return manifest;
}

/** @param {string} path */
export async function describeFile(path) {
  const hash = createHash("sha256");
  for await (const piece of createReadStream(path)) hash.update(piece);
  return { bytes: (await stat(path)).size, sha256: hash.digest("hex") };
}
