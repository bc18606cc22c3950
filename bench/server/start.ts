import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startNode, waitForAnswer } from "../../e2e/child.ts";
import { findFreePort } from "../../e2e/free-port.ts";
import type { Result } from "../result.ts";
import { median } from "../statistics.ts";

const ROUNDS = 5;

/** From `npm start` of what is built to the first page that is served, with a new database. */
export async function measure(): Promise<Result[]> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) times.push(await startOnce());
  const label = "Start of a built app to the first answer";
  return [{ id: "server/start", label, value: median(times), unit: "ms" }];
}

async function startOnce(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "parley-bench-"));
  const port = String(await findFreePort());
  const began = performance.now();
  const app = startNode("scripts/start.mjs", [], { PORT: port, DATA_DIR: folder });
  try {
    await waitForAnswer(`http://localhost:${port}/`, app);
    return performance.now() - began;
  } finally {
    await app.end("SIGTERM");
    rmSync(folder, { recursive: true, force: true });
  }
}
