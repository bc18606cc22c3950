import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDatabase, findPostgres } from "../scripts/set-up/postgres.mjs";
import { type AppServer, startApp } from "./app-server.ts";
import type { EmulatorServer } from "./emulator-server.ts";

export const WITHOUT_POSTGRES =
  "No PostgreSQL answers, neither TEST_DATABASE_URL nor 127.0.0.1:5432: many instances need one.";

/** Several servers that share one database and one folder of files, each with a port of its own. */
export type Instances = { all: AppServer[]; urls: string[]; databaseUrl: string; remove(): Promise<void> };

/** Null where there is no PostgreSQL to share. */
export async function startInstances(
  count: number,
  emulator: EmulatorServer,
  env: Record<string, string> = {},
): Promise<Instances | null> {
  const server = await findPostgres();
  if (!server) return null;
  const database = await createDatabase(server);
  const files = mkdtempSync(join(tmpdir(), "parley-shared-"));
  const all: AppServer[] = [];
  for (let index = 0; index < count; index++) {
    all.push(
      await startApp({
        GEMINI_API_KEY: "test-key",
        GOOGLE_GEMINI_BASE_URL: emulator.url,
        DATABASE_URL: database.url,
        DATA_DIR: files,
        ...env,
      }),
    );
  }
  return {
    all,
    urls: all.map(({ url }) => url),
    databaseUrl: database.url,
    async remove() {
      await Promise.all(all.map((app) => app.remove()));
      rmSync(files, { recursive: true, force: true });
      await database.remove();
    },
  };
}
