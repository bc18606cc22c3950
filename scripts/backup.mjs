import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { keepFile, listFiles, pathOf, sizeOfFiles } from "./backup/files.mjs";
import { describeFile, writeManifest } from "./backup/manifest.mjs";
import { readPlace } from "./backup/place.mjs";
import { snapshotPostgres } from "./backup/postgres.mjs";
import { snapshotSqlite } from "./backup/sqlite.mjs";
import { root } from "./set-up/project.mjs";
import { runMain, SetUpFailure, say, secondsSince } from "./set-up/report.mjs";

// A file may be swept away between the look at the database and the look at the folder; then both are looked at anew.
const TRIES = 3;

await runMain(async () => {
  const [named] = process.argv.slice(2);
  if (!named) throw new SetUpFailure("Say where to: npm run backup -- <folder>");
  const target = resolve(named);
  if (existsSync(target) && (await readdir(target)).length > 0) {
    throw new SetUpFailure(`${target} is not empty. A backup needs a folder of its own.`);
  }
  const began = performance.now();
  const madeAt = new Date().toISOString();
  // Under its own name only when it is whole.
  const part = `${target}.part`;
  await rm(part, { recursive: true, force: true });
  await mkdir(part, { recursive: true, mode: 0o700 });
  const place = readPlace();
  const { snapshot, missing } = await keepAll(place, part);
  const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  const ids = snapshot.promised.map(({ id }) => id).filter((id) => !missing.includes(id));
  const files = place.filesElsewhere
    ? { elsewhere: place.filesElsewhere }
    : { count: ids.length, bytes: await sizeOfFiles(part, ids), missing };
  await writeManifest(part, {
    madeAt,
    parley: version,
    engine: place.databaseUrl ? "postgres" : "sqlite",
    database: { name: snapshot.name, ...(await describeFile(join(part, snapshot.name))) },
    counts: snapshot.counts,
    files,
  });
  await rm(target, { recursive: true, force: true });
  await rename(part, target);
  const { threads, turns } = snapshot.counts;
  say(
    `${threads} conversations with ${turns} turns, and ${ids.length} files, are in ${target} (${secondsSince(began)}).`,
  );
  if (place.filesElsewhere)
    say(
      `The files themselves are in ${place.filesElsewhere} and were not copied: back that up by its own means.`,
    );
  if (missing.length > 0)
    say(`${missing.length} files are promised by the database, and not there. The manifest names them.`);
});

/**
 * Files, database, files: what was there before the database was copied is kept although it may be swept away
 * since, and what came in the moment before that is found after it.
 *
 * @param {import("./backup/place.mjs").Place} place
 * @param {string} part
 */
async function keepAll(place, part) {
  const hasFiles = place.filesElsewhere === null;
  for (let tries = 1; ; tries++) {
    if (hasFiles) for (const id of await listFiles(place.folder)) await keepFile(place.folder, part, id);
    const snapshot = place.databaseUrl
      ? await snapshotPostgres(place.databaseUrl, part)
      : await snapshotSqlite(place.folder, part);
    const missing = hasFiles ? await keepPromised(place.folder, part, snapshot.promised) : [];
    if (missing.length > 0 && tries < TRIES) continue;
    const promised = new Set(snapshot.promised.map(({ id }) => id));
    if (hasFiles) {
      for (const id of await listFiles(part)) if (!promised.has(id)) await rm(pathOf(part, id));
    }
    return { snapshot, missing };
  }
}

/**
 * @param {string} from @param {string} to @param {readonly import("./backup/files.mjs").Promised[]} promised
 * @returns {Promise<string[]>}  those that are not there
 */
async function keepPromised(from, to, promised) {
  const missing = [];
  for (const { id } of promised) if (!(await keepFile(from, to, id))) missing.push(id);
  return missing;
}
