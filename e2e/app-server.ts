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
  /** The same folder and port again, after an end of any kind. */
  restart(): Promise<void>;
  remove(): Promise<void>;
};

export async function startApp(env: Record<string, string> = {}): Promise<AppServer> {
  const folder = mkdtempSync(join(tmpdir(), "parley-e2e-"));
  const port = await findFreePort();
  const url = `http://localhost:${port}`;
  const start = async (): Promise<Child> => {
    const started = startNode("node_modules/next/dist/bin/next", ["start", "-p", String(port)], {
      DATA_DIR: folder,
      NEXT_MANUAL_SIG_HANDLE: "true",
      NEXT_TELEMETRY_DISABLED: "1",
      ...env,
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
    async restart() {
      child = await start();
    },
    async remove() {
      await child.end("SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
