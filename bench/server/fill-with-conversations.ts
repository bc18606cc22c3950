import { randomBytes } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";

const TURNS_PER_THREAD = 10;
const WORDS = 50_000;
const MESSAGE_WORDS = 8;
const REPLY_WORDS = 30;
const BATCH = 20_000;
const SPREAD_MS = 2 * 365 * 86_400_000;

const newId = () => randomBytes(16).toString("base64url");

/** Few words are common and many are rare, as in any language. */
const word = () => `w${Math.floor(WORDS ** Math.random()) - 1}`;
const text = (count: number) => Array.from({ length: count }, word).join(" ");

/**
 * Gives the one owner of a database that many settled turns, ten to a thread, over two years, with all of them in the
 * index: what takes an hour by the app takes minutes here.
 */
export function fillWithConversations(database: DatabaseSync, turns: number): void {
  database.exec("pragma synchronous = off; pragma journal_mode = wal; pragma cache_size = -500000");
  const { owner, turn } = database
    .prepare("select owner_id as owner, turn from turns where settled_at is not null limit 1")
    .get() as { owner: string; turn: string };
  const add = writersOf(database, owner);
  const likeIt = JSON.parse(turn);
  const began = Date.now() - SPREAD_MS;
  for (let from = 0; from < turns; from += BATCH) {
    database.exec("begin");
    let threadId = "";
    for (let index = from; index < Math.min(from + BATCH, turns); index++) {
      const at = Math.floor(began + (index / turns) * SPREAD_MS);
      if (index % TURNS_PER_THREAD === 0) threadId = add.thread(text(4), at);
      add.turn({ likeIt, threadId, at, hasCode: index % 50 === 0 });
    }
    database.exec("commit");
  }
  database.exec("pragma wal_checkpoint(truncate)");
}

type NewTurn = { likeIt: object; threadId: string; at: number; hasCode: boolean };

function writersOf(database: DatabaseSync, owner: string) {
  const threads = database.prepare(
    `insert into threads (id, owner_id, title, settings, created_at, updated_at, seen_at, indexed_title)
     values (?, ?, ?, '{"model":"gemini-3.8-flash"}', ?, ?, ?, ?)`,
  );
  const turns = database.prepare(
    `insert into turns
     (id, thread_id, owner_id, request_hash, created_at, turn, epoch, settled_at, indexed_at, status)
     values (?, ?, ?, '', ?, ?, 1, ?, ?, 'completed')`,
  );
  const entries = database.prepare(
    "insert into search_entries (owner_id, thread_id, turn_id, part, at) values (?, ?, ?, ?, ?)",
  );
  const words = database.prepare("insert into search_words (rowid, words) values (?, ?)");
  const mark = `zzowner${Buffer.from(owner).toString("hex")}`;
  const index = (threadId: string, turnId: string | null, part: string, at: number, marked: string) => {
    const { lastInsertRowid } = entries.run(owner, threadId, turnId, part, at);
    const day = new Date(at);
    const month = `${mark}month${day.getUTCFullYear() * 12 + day.getUTCMonth()}`;
    const thread = `zzthread${Buffer.from(threadId).toString("hex")}`;
    words.run(lastInsertRowid, `${mark} ${month} ${thread} zzin${part} ${marked}`);
  };
  return {
    thread(title: string, at: number): string {
      const id = newId();
      threads.run(id, owner, title, at, at, at, title);
      index(id, null, "title", at, title);
      return id;
    },
    turn({ likeIt, threadId, at, hasCode }: NewTurn): void {
      const id = newId();
      const [message, reply] = [text(MESSAGE_WORDS), text(REPLY_WORDS)];
      const turn = {
        ...likeIt,
        id,
        threadId,
        createdAt: at,
        settledAt: at,
        input: [{ type: "text", text: message }],
        steps: [{ type: "model_output", content: [{ type: "text", text: reply }] }],
        stepTimings: [],
      };
      turns.run(id, threadId, owner, at, JSON.stringify(turn), at, at);
      const marks = hasCode ? "zzmodelgemini38flash zzhascode" : "zzmodelgemini38flash";
      index(threadId, id, "message", at, `${marks} ${message}`);
      index(threadId, id, "reply", at, `${marks} ${reply}`);
    },
  };
}
