import "server-only";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createEmulator } from "@/lib/emulator/emulator";
import { createEmulatorServer } from "@/lib/emulator/server";
import type { CreateTurn } from "@/lib/protocol/api";
import { isFolded, type StreamEvent } from "@/lib/protocol/events";
import { newId } from "@/lib/protocol/id";
import { reduceTurn } from "@/lib/protocol/reduce";
import { createSseDecoder, parseStreamEvent } from "@/lib/protocol/sse";
import { DEFAULT_SETTINGS } from "@/lib/protocol/targets";
import type { Settings, Turn } from "@/lib/protocol/thread";
import { createOwner, type Owner } from "./access/owner";
import { database } from "./db/client";
import { createTestStorage } from "./db/test-storage";
import { createTurn } from "./turns/create";
import { followTurn } from "./turns/follow";
import { runs } from "./turns/running";
import { findTurn } from "./turns/stored-turn";

type Message = {
  text: string;
  threadId?: string;
  parentId?: string | null;
  turnId?: string;
  settings?: Partial<Settings>;
  kind?: CreateTurn["kind"];
};

/** A server's inside without HTTP: real storage in a folder of its own, and the emulator behind a socket. */
export type Rig = {
  owner: Owner;
  /** Makes a turn; resolves when it is stored. */
  send(message: Message): Promise<{ threadId: string; turnId: string }>;
  /** Makes a turn and reads it to its end. */
  ask(message: Message): Promise<Turn>;
  /** Reads a turn's stream to its end, as a browser would. */
  read(turnId: string, cursor?: number | null): Promise<{ turn: Turn; events: StreamEvent[] }>;
  stored(turnId: string): Promise<Turn>;
  /** Calls of the API that started an interaction, in order; titles are left out. */
  calls(): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
};

export async function createRig(variables: Record<string, string> = {}): Promise<Rig> {
  const emulator = createEmulator({ pace: 0 });
  const server = createEmulatorServer(emulator).listen(0, "127.0.0.1");
  await once(server, "listening");
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const storage = await createTestStorage();
  Object.assign(
    process.env,
    { GEMINI_API_KEY: "test-key", GOOGLE_GEMINI_BASE_URL: base },
    storage.variables,
    variables,
  );
  const { owner } = await createOwner();

  const send = async ({ text, settings, ...message }: Message) => {
    const threadId = message.threadId ?? newId();
    const turnId = message.turnId ?? newId();
    await createTurn(owner, threadId, {
      turnId,
      parentId: message.parentId ?? null,
      kind: message.kind ?? "message",
      input: text === "" ? [] : [{ type: "text", text }],
      settings: { ...DEFAULT_SETTINGS, ...settings },
      ...(message.threadId === undefined && { newThread: true }),
    });
    return { threadId, turnId };
  };
  const read = async (turnId: string, cursor: number | null = null) =>
    readTurn(await followTurn(owner, turnId, cursor));
  return {
    owner,
    send,
    read,
    async ask(message) {
      const { turnId } = await send(message);
      return (await read(turnId)).turn;
    },
    async stored(turnId) {
      const turn = await findTurn(owner, turnId);
      if (!turn) throw new Error("The turn is not stored.");
      return turn;
    },
    async calls() {
      const response = await fetch(`${base}/emulator/requests`);
      const requests: { method: string; path: string; body?: Record<string, unknown> }[] =
        await response.json();
      return requests.flatMap(({ method, body }) =>
        method === "POST" && body?.stream === true ? [body] : [],
      );
    },
    async close() {
      await Promise.all([...runs().values()].map((run) => run.done));
      const { db } = await database();
      await db.destroy();
      emulator.close();
      server.closeAllConnections();
      server.close();
      await storage.remove();
    },
  };
}

/** Folds the bytes of a stream as the browser does. */
export async function readTurn(response: Response): Promise<{ turn: Turn; events: StreamEvent[] }> {
  const decoder = createSseDecoder();
  const events: StreamEvent[] = [];
  let turn: Turn | null = null;
  for await (const bytes of response.body ?? []) {
    for (const message of decoder.push(bytes)) {
      const event = parseStreamEvent(message);
      if (!event) throw new Error(`The stream has an event that cannot be read: ${message.data}`);
      events.push(event);
      if (event.event_type === "turn.snapshot") turn = event.turn;
      else if (turn && isFolded(event)) turn = reduceTurn(turn, event);
    }
  }
  if (!turn) throw new Error("The stream had no snapshot.");
  return { turn, events };
}
