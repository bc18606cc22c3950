import { expect, test } from "vitest";
import { initialState } from "@/lib/client/thread-list-state";
import { addTurn, putDetail, setDelivery, type ThreadState } from "@/lib/client/thread-state";
import type { ThreadSummary } from "@/lib/protocol/api-list";
import { newTurn, type Thread, type Turn, UNPLACED } from "@/lib/protocol/thread";
import { surplusOf } from "./kept";
import { toKept } from "./to-kept";

const settings = { model: "gemini-3.8-flash" };
const THREAD: Thread = {
  id: "thread",
  title: "Athens",
  settings,
  headTurnId: null,
  createdAt: 1,
  updatedAt: 1,
  ...UNPLACED,
};
const ROW: ThreadSummary = { ...THREAD, isRunning: false, isWaiting: false, isUnread: false };

function turn(id: string, text: string, status: Turn["status"] = "completed"): Turn {
  const input = [{ type: "text" as const, text }];
  const fresh = newTurn({
    id,
    threadId: "thread",
    parentId: null,
    kind: "message",
    input,
    settings,
    createdAt: 1,
  });
  return { ...fresh, status };
}

function opened(turns: Turn[], rows = [ROW]): ThreadState {
  const models = { models: [], agents: [], isDemo: false, problem: null, modelCalls: "on" as const };
  const list = { threads: rows, nextCursor: null, pinned: [], folders: [] };
  const thread = { ...THREAD, headTurnId: turns.at(-1)?.id ?? null };
  return putDetail(initialState(list, models), { thread, turns });
}

const idsOf = (state: ThreadState) => toKept(state, "thread")?.turns.map(({ id }) => id);

test("a conversation is kept with its replies once they have ended", () => {
  expect(idsOf(opened([turn("one", "Hello")]))).toEqual(["one"]);
  expect(idsOf(opened([turn("one", "Hello", "in_progress")]))).toBeUndefined();
});

test("what is not in the list of conversations is not kept", () => {
  expect(toKept(opened([turn("one", "Hello")], []), "thread")).toBeNull();
  expect(toKept(opened([]), "thread")).toBeNull();
});

test("what the server does not have yet is left to the outbox", () => {
  const sent = addTurn(opened([turn("one", "Hello")]), turn("two", "And then?", "in_progress"));
  const failed = setDelivery(sent, "two", { state: "failed", error: null });
  expect(idsOf(failed)).toEqual(["one"]);
});

test("of a very long conversation the end is kept", () => {
  const long = "x".repeat(400_000);
  expect(idsOf(opened(["one", "two", "three", "four"].map((id) => turn(id, long))))).toEqual([
    "three",
    "four",
  ]);
});

test("what was opened longest ago makes room, by number and by size", () => {
  const small = Array.from({ length: 33 }, (_, index) => ({ id: `${index}`, keptAt: index, size: 10 }));
  expect(surplusOf(small).sort()).toEqual(["0", "1", "2"]);
  const large = Array.from({ length: 12 }, (_, index) => ({
    id: `${index}`,
    keptAt: index,
    size: 1_000_000,
  }));
  expect(surplusOf(large).sort()).toEqual(["0", "1"]);
});
