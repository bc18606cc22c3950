import { join, resolve } from "node:path";
import { loadEnvFiles } from "../set-up/load-env-files.mjs";
import { root } from "../set-up/project.mjs";

/**
 * Where the server that belongs to this folder keeps things.
 *
 * @typedef {{ folder: string, databaseUrl: string | null, filesElsewhere: string | null }} Place
 * @returns {Place}
 */
export function readPlace() {
  loadEnvFiles();
  const { DATA_DIR, DATABASE_URL, S3_BUCKET, BLOB_READ_WRITE_TOKEN } = process.env;
  return {
    folder: resolve(root, DATA_DIR || ".data"),
    databaseUrl: DATABASE_URL || null,
    filesElsewhere: BLOB_READ_WRITE_TOKEN ? "Vercel Blob" : S3_BUCKET ? `the bucket ${S3_BUCKET}` : null,
  };
}

/** @param {string} folder  that of a server or of a backup */
export const databaseIn = (folder) => join(folder, "parley.db");
/** @param {string} folder */
export const filesIn = (folder) => join(folder, "blobs");
