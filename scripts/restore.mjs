import { copyFile, mkdir, rename, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { restoreFiles } from "./backup/files.mjs";
import { readManifest } from "./backup/manifest.mjs";
import { databaseIn, readPlace } from "./backup/place.mjs";
import { describePostgres, restorePostgres } from "./backup/postgres.mjs";
import { describeSqlite, leftIn } from "./backup/sqlite.mjs";
import { runMain, SetUpFailure, say, secondsSince } from "./set-up/report.mjs";

/**
 * @typedef {import("./backup/place.mjs").Place} Place
 * @typedef {import("./backup/manifest.mjs").Manifest} Manifest
 */

await runMain(async () => {
  const words = process.argv.slice(2);
  const isForced = words.includes("--force");
  const named = words.find((word) => word !== "--force");
  if (!named) throw new SetUpFailure("Say where from: npm run restore -- <folder> [--force]");
  const began = performance.now();
  const source = resolve(named);
  const manifest = await readManifest(source);
  const place = readPlace();
  const engine = place.databaseUrl ? "postgres" : "sqlite";
  if (engine !== manifest.engine) {
    throw new SetUpFailure(
      manifest.engine === "postgres"
        ? "This is a backup of a PostgreSQL. Set DATABASE_URL to the one that it should go to."
        : "This is a backup of a folder. Unset DATABASE_URL, and set DATA_DIR to where it should go to.",
    );
  }
  await (place.databaseUrl
    ? restoreToPostgres(place, place.databaseUrl, { source, manifest, isForced })
    : restoreToFolder(place, { source, manifest, isForced }));
  const { threads, turns } = manifest.counts;
  say(
    `${threads} conversations with ${turns} turns are as they were at ${manifest.madeAt} (${secondsSince(began)}).`,
  );
  if ("elsewhere" in manifest.files)
    say(`Their files are in ${manifest.files.elsewhere}, and not part of this backup.`);
});

/** @typedef {{ source: string, manifest: Manifest, isForced: boolean }} Restored */

/** @param {Place} place @param {Restored} restored */
async function restoreToFolder({ folder, filesElsewhere }, { source, manifest, isForced }) {
  const left = leftIn(folder);
  if (left.length > 0 && !isForced) {
    throw new SetUpFailure(
      `${folder} is not empty. Stop the server, and say --force: what is there is then put beside it, not deleted.`,
    );
  }
  // Built beside, and put in its place when it is whole and known to be right.
  const part = join(folder, "restored.part");
  await rm(part, { recursive: true, force: true });
  await mkdir(part, { recursive: true });
  await copyFile(databaseIn(source), databaseIn(part));
  const { promised } = await describeSqlite(part);
  if (filesElsewhere === null) await restoreFiles(source, part, inBackup(promised, manifest));
  if (left.length > 0) {
    const aside = join(folder, `before-${Date.now()}`);
    await mkdir(aside);
    for (const name of left) await rename(join(folder, name), join(aside, name));
    say(`What was in ${folder} is in ${aside} now.`);
  }
  for (const name of leftIn(part)) await rename(join(part, name), join(folder, name));
  await rm(part, { recursive: true });
}

/** @param {Place} place @param {string} url @param {Restored} restored */
async function restoreToPostgres({ folder, filesElsewhere }, url, { source, manifest, isForced }) {
  if ((await describePostgres(url)) && !isForced) {
    throw new SetUpFailure(
      "The database of DATABASE_URL is not empty. Stop the servers, and say --force: what is there is then replaced.",
    );
  }
  restorePostgres(url, source);
  const promised = (await describePostgres(url))?.promised ?? [];
  if (filesElsewhere === null) await restoreFiles(source, folder, inBackup(promised, manifest));
}

/** @param {readonly import("./backup/files.mjs").Promised[]} promised @param {Manifest} manifest */
function inBackup(promised, { files }) {
  return "elsewhere" in files ? [] : promised.filter(({ id }) => !files.missing.includes(id));
}
