import { startNode, waitForAnswer } from "./child.ts";
import { findFreePort } from "./free-port.ts";

export type LoggedRequest = {
  /** Counts up with each. */
  number: number;
  method: string;
  path: string;
  body?: Record<string, unknown>;
};

/** The emulator in a process of its own: it outlives the app, as Google would. */
export type EmulatorServer = {
  url: string;
  requests(): Promise<LoggedRequest[]>;
  /** Calls that started an interaction for a turn whose text contains `text`; titles are left out. */
  calls(text?: string): Promise<Record<string, unknown>[]>;
  remove(): Promise<void>;
};

export async function startEmulator(pace: number): Promise<EmulatorServer> {
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const child = startNode("lib/emulator/main.ts", [], { PORT: String(port), EMULATOR_PACE: String(pace) });
  await waitForAnswer(`${url}/emulator`, child);
  const requests = async (): Promise<LoggedRequest[]> => (await fetch(`${url}/emulator/requests`)).json();
  return {
    url,
    requests,
    async calls(text = "") {
      const all = await requests();
      return all.flatMap(({ method, body }) =>
        method === "POST" && body?.stream === true && JSON.stringify(body.input).includes(text) ? [body] : [],
      );
    },
    async remove() {
      await child.end("SIGKILL");
    },
  };
}
