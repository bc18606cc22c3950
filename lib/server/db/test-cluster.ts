import "server-only";
import { execFile, execFileSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const DEBIAN = "/usr/lib/postgresql";

/** A PostgreSQL server of a test's own, which it may treat as it likes. */
export type TestCluster = {
  url: string;
  /** Kills every backend without a checkpoint, as a crash would, and starts again. */
  crash(): Promise<void>;
  remove(): Promise<void>;
};

/** Null in tests on SQLite, and where this machine has no programs of PostgreSQL, or nobody whom they would run for. */
export async function startTestCluster(): Promise<TestCluster | null> {
  if (!process.env.TEST_SERVER_URL) return null;
  const folder = findPrograms();
  const runner = findRunner();
  if (!folder || !runner) return null;
  const place = mkdtempSync(join(tmpdir(), "parley-cluster-"));
  chownSync(place, runner.uid, runner.gid);
  const files = join(place, "files");
  const port = await freePort();
  const call = (program: string, args: string[]) =>
    // Its server keeps what it is given open, so nothing of ours is.
    run(join(folder, program), args, { ...runner, cwd: place, timeout: 60_000 });
  await call("initdb", ["-D", files, "-A", "trust", "-U", "postgres", "--no-sync", "--locale=C.UTF-8"]);
  const settings = `-p ${port} -k ${place} -c listen_addresses=127.0.0.1`;
  const control = (...args: string[]) =>
    call("pg_ctl", ["-D", files, "-w", "-l", join(place, "log"), "-o", settings, ...args]);
  await control("start");
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    async crash() {
      await control("restart", "-m", "immediate");
    },
    async remove() {
      await control("stop", "-m", "immediate");
      rmSync(place, { recursive: true, force: true });
    },
  };
}

function findPrograms(): string | null {
  try {
    const folder = execFileSync("pg_config", ["--bindir"], { encoding: "utf8", stdio: "pipe" }).trim();
    if (existsSync(join(folder, "initdb"))) return folder;
  } catch {
    // Debian has it apart from the server.
  }
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN) : [];
  const folders = versions.map((version) => join(DEBIAN, version, "bin"));
  return folders.find((folder) => existsSync(join(folder, "initdb"))) ?? null;
}

/** PostgreSQL does not run for root: there, it runs for the person that its package has made. */
function findRunner(): { uid: number; gid: number } | null {
  const { uid, gid } = userInfo();
  if (uid !== 0) return { uid, gid };
  try {
    const id = (flag: string) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    return null;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("No port could be had.");
  return address.port;
}
