import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { newId } from "./targets.ts";

const FOLDERS = 5;
const PINNED = 50;

type Row = Record<string, string | number | null>;

/** The database of an app that is running, filled by copies of what is in it already. */
export type Seed = {
  /** Copies of a thread, without their turns: a third archived, a tenth in each of five folders, the oldest pinned. */
  addThreads(threadId: string, count: number): void;
  /** Turns after the one in a thread: copies of it, each the parent of the next. */
  addTurns(threadId: string, count: number): void;
  close(): void;
};

export function openSeed(folder: string): Seed {
  const database = new DatabaseSync(join(folder, "parley.db"));
  database.exec("PRAGMA busy_timeout = 5000");
  const find = (table: string, column: string, id: string) => {
    const row = database.prepare(`select * from ${table} where ${column} = ?`).get(id);
    if (!row) throw new Error(`No row of ${table} to copy.`);
    return row as Row;
  };
  const insert = (table: string, row: Row, copies: Iterable<Row>) => {
    const columns = Object.keys(row);
    const places = columns.map(() => "?").join();
    const statement = database.prepare(`insert into ${table} (${columns.join()}) values (${places})`);
    database.exec("begin immediate");
    for (const copy of copies) statement.run(...columns.map((column) => copy[column] ?? null));
    database.exec("commit");
  };
  return {
    addThreads: (threadId, count) => {
      const thread = find("threads", "id", threadId);
      const folders = Array.from({ length: FOLDERS }, (_, number) => ({
        id: newId(),
        owner_id: thread.owner_id ?? null,
        name: `Folder ${number}`,
        created_at: 1,
      }));
      insert("folders", folders[0] ?? {}, folders);
      const folderIds = folders.map(({ id }) => id);
      insert("threads", thread, copiesOfThread(thread, count, folderIds));
    },
    addTurns: (threadId, count) => {
      const row = find("turns", "thread_id", threadId);
      insert("turns", row, copiesOfTurn(row, count));
      const last = database.prepare("select id from turns where thread_id = ? order by created_at desc");
      database
        .prepare("update threads set head_turn_id = ? where id = ?")
        .run(String(last.get(threadId)?.id), threadId);
    },
    close: () => database.close(),
  };
}

function* copiesOfThread(thread: Row, count: number, folderIds: readonly string[]): Iterable<Row> {
  for (let index = 1; index <= count; index++) {
    const updated_at = Number(thread.updated_at) - index * 1_000;
    const title = `Conversation ${index}`;
    // Found already: the index is measured by itself.
    const placement = {
      pinned_at: index > count - PINNED ? index : null,
      archived_at: index % 3 === 0 ? updated_at : null,
      folder_id: folderIds[index % 10] ?? null,
    };
    yield { ...thread, ...placement, id: newId(), title, indexed_title: title, updated_at };
  }
}

function* copiesOfTurn(row: Row, count: number): Iterable<Row> {
  const turn = JSON.parse(String(row.turn));
  let parentId = String(row.id);
  for (let index = 1; index <= count; index++) {
    const id = newId();
    const created_at = Number(row.created_at) + index;
    const copy = { ...turn, id, parentId, createdAt: created_at };
    const indexed_at = row.settled_at ?? null;
    yield { ...row, id, parent_id: parentId, created_at, indexed_at, turn: JSON.stringify(copy) };
    parentId = id;
  }
}
