import "server-only";
import { createHash } from "node:crypto";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createEmulator } from "@/lib/emulator/emulator";
import { createEmulatorServer } from "@/lib/emulator/server";
import type { CreateTurn } from "@/lib/protocol/api";
import { isFolded, type StreamEvent } from "@/lib/protocol/events";
import { newId } from "@/lib/protocol/id";
import type { MediaContent } from "@/lib/protocol/media";
import { reduceTurn } from "@/lib/protocol/reduce";
import { inputSchema } from "@/lib/protocol/schemas";
import { createSseDecoder, parseStreamEvent } from "@/lib/protocol/sse";
import { DEFAULT_SETTINGS } from "@/lib/protocol/targets";
import type { Settings, Turn } from "@/lib/protocol/thread";
import { createOwner, type Owner } from "./access/owner";
import { announceAttachment } from "./attachments/announce";
import { receiveAttachment } from "./attachments/receive";
import { database } from "./db/client";
import { createTestStorage } from "./db/test-storage";
import { createTurn } from "./turns/create";
import { followTurn } from "./turns/follow";
import { runs } from "./turns/running";
import { findTurn } from "./turns/stored-turn";

type Message = {
  text: string;
  files?: readonly MediaContent[];
  threadId?: string;
  parentId?: string | null;
  turnId?: string;
  settings?: Partial<Settings>;
  kind?: CreateTurn["kind"];
  comparisonId?: string;
};

/** A server's inside without HTTP: real storage in a folder of its own, and the emulator behind a socket. */
export type Rig = {
  owner: Owner;
  /** Attaches a file, as the page does. Throws the HttpError that the page would get. */
  attach(name: string, bytes: Uint8Array<ArrayBuffer>, type?: string): Promise<MediaContent>;
  /** Makes a turn; resolves when it is stored. */
  send(message: Message): Promise<{ threadId: string; turnId: string }>;
  /** Makes a turn and reads it to its end. */
  ask(message: Message): Promise<Turn>;
  /** Reads a turn's stream to its end, as a browser would. */
  read(turnId: string, cursor?: number | null): Promise<{ turn: Turn; events: StreamEvent[] }>;
  stored(turnId: string): Promise<Turn>;
  /** Calls of the API that started an interaction, in order; titles are left out. */
  calls(): Promise<Record<string, unknown>[]>;
  /** What the emulator was asked, all of it. */
  requests(): Promise<LoggedRequest[]>;
  /** Lets time pass at Google, and only there. */
  advanceGoogle(ms: number): Promise<void>;
  close(): Promise<void>;
};

type LoggedRequest = { method: string; path: string; body?: Record<string, unknown> };

/** What a test is not about must not stand in its way. */
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

export async function createRig(variables: Record<string, string> = {}): Promise<Rig> {
  const emulator = createEmulator({ pace: 0 });
  const server = createEmulatorServer(emulator).listen(0, "127.0.0.1");
  await once(server, "listening");
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const storage = await createTestStorage();
  Object.assign(
    process.env,
    { GEMINI_API_KEY: "test-key", GOOGLE_GEMINI_BASE_URL: base },
    WITHOUT_LIMITS,
    storage.variables,
    variables,
  );
  const { owner } = await createOwner();

  const attach = async (name: string, bytes: Uint8Array<ArrayBuffer>, type = "") => {
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const { id } = await announceAttachment(owner, { name, size: bytes.byteLength, sha256, type });
    const request = new Request("http://localhost", { method: "PUT", body: bytes });
    const { content } = await receiveAttachment(owner, id, request);
    if (!content) throw new Error("The attachment has no content.");
    return content;
  };
  const requests = async (): Promise<LoggedRequest[]> => (await fetch(`${base}/emulator/requests`)).json();
  const send = async ({ text, files = [], settings, ...message }: Message) => {
    const threadId = message.threadId ?? newId();
    const turnId = message.turnId ?? newId();
    await createTurn(owner, threadId, {
      turnId,
      parentId: message.parentId ?? null,
      kind: message.kind ?? "message",
      ...(message.comparisonId && { comparisonId: message.comparisonId }),
      input: inputSchema.parse([...(text === "" ? [] : [{ type: "text", text }]), ...files]),
      settings: { ...DEFAULT_SETTINGS, ...settings },
      ...(message.threadId === undefined && { newThread: true }),
    });
    return { threadId, turnId };
  };
  const read = async (turnId: string, cursor: number | null = null) =>
    readTurn(await followTurn(owner, turnId, cursor));
  return {
    owner,
    attach,
    requests,
    async advanceGoogle(advanceMs) {
      await fetch(`${base}/emulator/clock`, { method: "POST", body: JSON.stringify({ advanceMs }) });
    },
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
      return (await requests()).flatMap(({ method, body }) =>
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
