import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "./project.mjs";

// In the order of Next: what is set first counts.
const FILES = [".env.production.local", ".env.local", ".env.production", ".env"];

/** Reads the files of settings that the app itself reads. What is set already counts more. */
export function loadEnvFiles() {
  const paths = FILES.map((name) => join(root, name));
  for (const path of paths.filter(existsSync)) process.loadEnvFile(path);
}
