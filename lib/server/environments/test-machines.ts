import "server-only";
import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createEmulator } from "@/lib/emulator/emulator";
import { createEmulatorServer } from "@/lib/emulator/server";
import { newId } from "@/lib/protocol/id";
import type { Owner } from "@/lib/server/access/owner";
import { createRig, type Rig } from "@/lib/server/rig";
import { noteEnvironment } from "./owned-environments";

/**
 * How Google answers: as it should, with an error, or not at all. Tongue-tied it does what it is asked to do and
 * cannot say so; forgetful it says that it did not do it, and does not.
 */
type Weather = "fair" | "down" | "silent" | "tongue-tied" | "forgetful";

/** For tests: people whose agents have worked in environments, and a Google that can fail. */
export type Machines = {
  rig: Rig;
  /** An environment at Google, with these files, that is the owner's. */
  make(files?: Record<string, string>, owner?: Owner): Promise<string>;
  /** One that nobody here has used. */
  makeForNobody(files?: Record<string, string>): Promise<string>;
  /** What Google is asked directly, past the app. */
  google(path: string, method?: string, body?: object): Promise<Response>;
  /** The ids of all environments that Google has. */
  atGoogle(): Promise<string[]>;
  setWeather(weather: Weather): void;
  /** What Google was asked: method and path. */
  asked(): string[];
  /** How many of its answers are on their way, and to whom nobody has listened to the end. */
  openAnswers(): number;
  advance(ms: number): Promise<void>;
  close(): Promise<void>;
};

export async function createMachines(variables: Record<string, string> = {}): Promise<Machines> {
  const emulator = createEmulator({ pace: 0 });
  const inner = createEmulatorServer(emulator);
  const asked: string[] = [];
  const waiting: ServerResponse[] = [];
  let weather: Weather = "fair";
  let openAnswers = 0;
  const server = createServer((request, response) => {
    if (!request.url?.startsWith("/emulator") && request.headers["x-past-the-app"] === undefined) {
      asked.push(`${request.method} ${request.url}`);
      if (weather === "silent") return void waiting.push(response);
      const isChange = request.method !== "GET";
      if (weather === "down" || (weather === "forgetful" && isChange)) {
        return void response.writeHead(503).end();
      }
      if (weather === "tongue-tied" && isChange) {
        response.writeHead = () => response.destroy();
      }
    }
    openAnswers += 1;
    response.on("close", () => {
      openAnswers -= 1;
    });
    inner.emit("request", request, response);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const rig = await createRig({ GOOGLE_GEMINI_BASE_URL: base, ...variables });
  const google = (path: string, method = "GET", body?: object) =>
    fetch(base + path, {
      method,
      headers: { "x-goog-api-key": "test-key", "content-type": "application/json", "x-past-the-app": "1" },
      ...(body && { body: JSON.stringify(body) }),
    });
  const makeForNobody = async (files: Record<string, string> = {}) => {
    const sources = Object.entries(files).map(([target, content]) => ({ type: "inline", target, content }));
    const response = await google("/v1beta/environments", "POST", { sources });
    if (!response.ok) throw new Error(await response.text());
    const { id }: { id: string } = await response.json();
    return id;
  };
  return {
    rig,
    google,
    makeForNobody,
    async make(files, owner = rig.owner) {
      const id = await makeForNobody(files);
      await noteEnvironment(owner, id, newId());
      return id;
    },
    async atGoogle() {
      const { environments = [] }: { environments?: { id: string }[] } = await (
        await google("/v1beta/environments?page_size=1000")
      ).json();
      return environments.map(({ id }) => id);
    },
    setWeather(next) {
      weather = next;
      for (const response of waiting.splice(0)) response.destroy();
    },
    asked: () => [...asked],
    openAnswers: () => openAnswers,
    async advance(advanceMs) {
      await fetch(`${base}/emulator/clock`, { method: "POST", body: JSON.stringify({ advanceMs }) });
    },
    async close() {
      await rig.close();
      emulator.close();
      server.closeAllConnections();
      server.close();
    },
  };
}
