import { expect, test } from "vitest";
import type { ThreadSummary } from "@/lib/protocol/api-list";
import { newTurn, type Thread, type Turn, UNPLACED } from "@/lib/protocol/thread";
import { initialState, putList, setTitle } from "./thread-list-state";
import { addTurn, putDetail, putEarlier, setDelivery } from "./thread-state";

const UNNAMED: Thread = {
  id: "thread",
  title: null,
  settings: { model: "gemini-3.8-flash" },
  headTurnId: null,
  createdAt: 1,
  updatedAt: 1,
  ...UNPLACED,
};

function row(title: string | null): ThreadSummary {
  return {
    id: "thread",
    title,
    updatedAt: 1,
    ...UNPLACED,
    isRunning: false,
    isWaiting: false,
    isUnread: false,
  };
}

function opened() {
  const models = { models: [], agents: [], isDemo: false, problem: null, modelCalls: "on" as const };
  const page = { threads: [row(null)], nextCursor: null, pinned: [], folders: [] };
  return putDetail(initialState(page, models), { thread: UNNAMED, turns: [] });
}

test("a title stays though the thread was read before it was named, and that arrives after it", () => {
  const named = setTitle(opened(), "thread", "Athens");
  expect(putDetail(named, { thread: UNNAMED, turns: [] }).threads.thread?.title).toBe("Athens");
});

test("a thread that is named beside this page is called so above its conversation as in the list", () => {
  const refreshed = putList(opened(), {
    threads: [row("Athens")],
    nextCursor: null,
    pinned: [],
    folders: [],
  });
  expect(refreshed.summaries[0]?.title).toBe("Athens");
  expect(refreshed.threads.thread?.title).toBe("Athens");
});

test("an open thread whose list says nothing new is not made anew", () => {
  const state = opened();
  expect(putList(state, { threads: [row(null)], nextCursor: null, pinned: [], folders: [] }).threads).toBe(
    state.threads,
  );
});

/** A turn after the one before it in number; "0" is the first. */
function turn(number: number): Turn {
  const parentId = number === 0 ? null : String(number - 1);
  const { settings } = UNNAMED;
  return newTurn({
    id: String(number),
    threadId: "thread",
    parentId,
    kind: "message",
    input: [],
    settings,
    createdAt: number,
  });
}

const turns = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => turn(first + index));

test("the beginning of a thread joins its end, in order, and the branch is whole then", () => {
  const thread = { ...UNNAMED, headTurnId: "9" };
  const end = putDetail(opened(), { thread, turns: turns(6, 9), earlier: "6" });
  expect(end.branches.thread).toEqual(["6", "7", "8", "9"]);
  const more = putEarlier(end, "thread", turns(3, 5));
  expect(more.branches.thread).toEqual(["3", "4", "5", "6", "7", "8", "9"]);
  const whole = putEarlier(more, "thread", turns(0, 2));
  expect(whole.branches.thread?.at(0)).toBe("0");
  expect(whole.members.thread).toEqual(turns(0, 9).map(({ id }) => id));
});

test("what is known of a turn stays when the same turn comes with earlier ones", () => {
  const thread = { ...UNNAMED, headTurnId: "1" };
  const known = { ...turn(0), cursor: 5 };
  const state = putDetail(opened(), { thread, turns: [known, turn(1)] });
  expect(putEarlier(state, "thread", [turn(0)]).turns["0"]).toBe(known);
});

test("8 a page that was away drops what was deleted meanwhile, and shows what the server shows", () => {
  const shown = putDetail(opened(), { thread: { ...UNNAMED, headTurnId: "9" }, turns: turns(0, 9) });
  const thread = { ...UNNAMED, headTurnId: "5" };
  const later = putDetail(shown, { thread, turns: turns(2, 5), earlier: "2", deleted: ["6"] });
  expect(later.branches.thread).toEqual(["0", "1", "2", "3", "4", "5"]);
  const back = putDetail(later, { thread: { ...UNNAMED, headTurnId: "9" }, turns: turns(0, 9) });
  expect(back.members.thread, "and has it again once it is back").toHaveLength(10);
  const sibling = { ...turn(7), id: "sibling", parentId: "2", createdAt: 20 };
  const both = putDetail(shown, {
    thread: { ...UNNAMED, headTurnId: "9" },
    turns: [...turns(0, 9), sibling],
  });
  const one = putDetail(both, { thread, turns: turns(0, 9), deleted: ["sibling"] });
  expect(one.members.thread).toHaveLength(10);
  expect(one.branches.thread, "what is shown stays where something else was deleted").toHaveLength(10);
});

test("a thread of ten thousand turns is put together in a moment", () => {
  const began = performance.now();
  const state = putDetail(opened(), { thread: { ...UNNAMED, headTurnId: "9999" }, turns: turns(0, 9_999) });
  expect(state.branches.thread).toHaveLength(10_000);
  // In the square of its length it took half a minute.
  expect(performance.now() - began).toBeLessThan(3_000);
});

/** One of a comparison after the first turn; "own" is the one that would have answered anyway. */
function compared(id: string, model: string, createdAt: number): Turn {
  return { ...turn(1), id, comparisonId: "own", settings: { model }, createdAt };
}

const FAILED = { state: "failed", error: null } as const;

test("of a comparison the own answer is shown, whichever of them is sent again after a reload", () => {
  const begun = putDetail(opened(), { thread: { ...UNNAMED, headTurnId: "0" }, turns: [turn(0)] });
  const own = addTurn(begun, compared("own", "gemini-3.8-flash", 2));
  const all = addTurn(own, compared("other", "gemini-2.5-flash", 3));
  expect(all.branches.thread).toEqual(["0", "own"]);
  expect(all.threads.thread?.settings.model).toBe("gemini-3.8-flash");
});

test("where the own question was not taken, the conversation stands at another that was", () => {
  const begun = putDetail(opened(), { thread: { ...UNNAMED, headTurnId: "0" }, turns: [turn(0)] });
  const other = addTurn(begun, compared("other", "gemini-2.5-flash", 2));
  const all = addTurn(other, compared("own", "gemini-3.8-flash", 3));
  expect(setDelivery(all, "own", FAILED).branches.thread).toEqual(["0", "other"]);
  const none = setDelivery(setDelivery(all, "other", FAILED), "own", FAILED);
  expect(none.branches.thread).toEqual(["0", "own"]);
});
