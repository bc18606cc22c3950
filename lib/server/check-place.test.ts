import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { findPlaceRefusals, findPlaceWarnings } from "./check-place";
import { env } from "./env";

const settings = {
  ...env(),
  DATABASE_URL: undefined,
  S3_BUCKET: undefined,
  BLOB_READ_WRITE_TOKEN: undefined,
};
const database = { DATABASE_URL: "postgres://somewhere/parley" };
const bucket = { S3_BUCKET: "files" };
const [NFS, TMPFS, EXT4] = [0x6969, 0x01021994, 0xef53];

describe("DU-25 on a host whose disk does not last", () => {
  const refusals = (set: object) =>
    findPlaceRefusals({ settings: { ...settings, ...set }, variables: { VERCEL: "1" } });

  test("the server does not start without a database, and says which variable is missing", () => {
    expect(refusals(bucket)).toEqual([expect.stringMatching(/Vercel.*conversations.*DATABASE_URL/)]);
  });

  test("nor without a place for files", () => {
    expect(refusals(database)).toEqual([expect.stringMatching(/files.*BLOB_READ_WRITE_TOKEN.*S3_BUCKET/)]);
    expect(refusals({})).toHaveLength(2);
  });

  test("it starts with both, and anywhere else with neither", () => {
    expect(refusals({ ...database, ...bucket })).toEqual([]);
    expect(findPlaceRefusals({ settings, variables: {} })).toEqual([]);
  });
});

describe("DU-25 a folder", () => {
  test("on a file system of the network is warned of where SQLite would be in it", () => {
    expect(findPlaceWarnings(settings, () => NFS)).toEqual([expect.stringMatching(/DATA_DIR.*NFS/)]);
    expect(findPlaceWarnings({ ...settings, ...database }, () => NFS)).toEqual([]);
  });

  test("in memory is warned of, but not where nothing is kept in it", () => {
    expect(findPlaceWarnings(settings, () => TMPFS)).toEqual([
      expect.stringMatching(/memory.*conversations and files/),
    ]);
    expect(findPlaceWarnings({ ...settings, ...database }, () => TMPFS)).toEqual([
      expect.stringMatching(/memory.*: files are gone/),
    ]);
    expect(findPlaceWarnings({ ...settings, ...database, ...bucket }, () => TMPFS)).toEqual([]);
  });

  test("on a disk is not, and the kind of a real one can be asked for", () => {
    expect(findPlaceWarnings(settings, () => EXT4)).toEqual([]);
    const folder = mkdtempSync(join(tmpdir(), "parley-place-"));
    const warnings = findPlaceWarnings({ ...settings, DATA_DIR: join(folder, "new") });
    rmSync(folder, { recursive: true });
    for (const warning of warnings) expect(warning).toContain("DATA_DIR");
  });
});
