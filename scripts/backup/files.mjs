import { existsSync } from "node:fs";
import { copyFile, link, mkdir, readdir, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { SetUpFailure } from "../set-up/report.mjs";
import { describeFile } from "./manifest.mjs";
import { filesIn } from "./place.mjs";

const START_LENGTH = 2;

/**
 * A file that a database promises.
 *
 * @typedef {{ id: string, size: number, sha256: string }} Promised
 */

/** @param {string} folder @param {string} id */
export const pathOf = (folder, id) => join(filesIn(folder), id.slice(0, START_LENGTH), id);

/** @param {string} folder @returns {Promise<string[]>} */
export async function listFiles(folder) {
  const ids = [];
  for (const start of existsSync(filesIn(folder)) ? await readdir(filesIn(folder)) : []) {
    if (start.length === START_LENGTH) ids.push(...(await readdir(join(filesIn(folder), start))));
  }
  return ids;
}

/**
 * Puts a file into a backup. A file never changes once it is stored, so another name for the same bytes is a copy
 * of them, where both folders are on one disk. Returns false where the file is gone meanwhile.
 *
 * @param {string} from @param {string} to @param {string} id
 */
export async function keepFile(from, to, id) {
  const target = pathOf(to, id);
  if (existsSync(target)) return true;
  await mkdir(dirname(target), { recursive: true });
  try {
    await link(pathOf(from, id), target);
    return true;
  } catch {
    // Another disk, or a file system without links.
  }
  try {
    await copyFile(pathOf(from, id), target);
    return true;
  } catch (cause) {
    if (/** @type {NodeJS.ErrnoException} */ (cause).code !== "ENOENT") throw cause;
    await rm(target, { force: true });
    return false;
  }
}

/**
 * Copies files out of a backup. Where some are not what the database says it throws, with all others in place: one
 * bad block must not take the rest along.
 *
 * @param {string} from @param {string} to @param {readonly Promised[]} promised
 */
export async function restoreFiles(from, to, promised) {
  const damaged = [];
  for (const file of promised) if (!(await restoreFile(from, to, file))) damaged.push(file.id);
  if (damaged.length > 0) {
    throw new SetUpFailure(`Files of this backup are not as they were written: ${damaged.join(", ")}`);
  }
}

/** @param {string} from @param {string} to @param {Promised} promised */
async function restoreFile(from, to, { id, size, sha256 }) {
  if (!existsSync(pathOf(from, id))) return false;
  const target = pathOf(to, id);
  await mkdir(dirname(target), { recursive: true });
  await copyFile(pathOf(from, id), target);
  const found = await describeFile(target);
  if (found.bytes === size && found.sha256 === sha256) return true;
  await rm(target);
  return false;
}

/** @param {string} folder @param {readonly string[]} ids */
export async function sizeOfFiles(folder, ids) {
  const sizes = await Promise.all(ids.map(async (id) => (await stat(pathOf(folder, id))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}
