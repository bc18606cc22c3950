import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Child, startNode, waitForAnswer } from "./child.ts";
import { findFreePort } from "./free-port.ts";

/** The production build, served by a process of its own from a folder of its own. */
export type AppServer = {
  url: string;
  /** Where it keeps everything. */
  folder: string;
  pid: number;
  output(): string;
  kill(): Promise<void>;
  terminate(): Promise<number | null>;
  /** The same folder and port again, after an end of any kind, with what is named here set otherwise. */
  restart(changes?: Record<string, string>): Promise<void>;
  remove(): Promise<void>;
};

/** So many tests share an owner or an address that no limit may stand in their way, but where a test sets one. */
const WITHOUT_LIMITS = {
  TURNS_PER_HOUR: "1000000",
  UPLOADS_PER_HOUR: "1000000",
  SHARES_PER_HOUR: "1000000",
  SIGN_INS_PER_HOUR: "1000000",
  OWNERS_PER_HOUR: "1000000",
  TURNS_AT_ONCE: "1000",
  STREAMS_AT_ONCE: "5000",
  DAILY_USD_CAP: "off",
};

type Variables = Record<string, string>;

/** `variables` may depend on where the app will be. */
export async function startApp(variables: Variables | ((url: string) => Variables) = {}): Promise<AppServer> {
  const folder = mkdtempSync(join(tmpdir(), "parley-e2e-"));
  const port = await findFreePort();
  const url = `http://localhost:${port}`;
  const env = typeof variables === "function" ? variables(url) : variables;
  const start = async (changes: Record<string, string> = {}): Promise<Child> => {
    const started = startNode("node_modules/next/dist/bin/next", ["start", "-p", String(port)], {
      DATA_DIR: folder,
      NEXT_MANUAL_SIG_HANDLE: "true",
      NEXT_TELEMETRY_DISABLED: "1",
      ...WITHOUT_LIMITS,
      ...env,
      ...changes,
    });
    await waitForAnswer(`${url}/api/health`, started);
    return started;
  };
  let child = await start();
  return {
    url,
    folder,
    get pid() {
      return child.pid;
    },
    output: () => child.output(),
    async kill() {
      await child.end("SIGKILL");
    },
    terminate: () => child.end("SIGTERM"),
    async restart(changes) {
      child = await start(changes);
    },
    async remove() {
      await child.end("SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
