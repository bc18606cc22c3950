import { describe, expect, test } from "vitest";
import { initialState } from "@/lib/client/thread-list-state";
import { putDetail, type ThreadState } from "@/lib/client/thread-state";
import type { ThreadSummary } from "@/lib/protocol/api-list";
import { newTurn, type Turn, UNPLACED } from "@/lib/protocol/thread";
import { isRowBehind, isThreadBehind } from "./match-threads";
import { entry } from "./test-entries";

const SETTINGS = { model: "gemini-3.8-flash" };
const ROW_OF = { id: "thread", isShown: false };
const ROW: ThreadSummary = {
  id: "thread",
  title: "A title",
  updatedAt: 1,
  ...UNPLACED,
  isRunning: false,
  isWaiting: false,
  isUnread: false,
};

function stateWith(rows: readonly ThreadSummary[], turns: readonly Turn[] = []): ThreadState {
  const models = { models: [], agents: [], isDemo: false, problem: null, modelCalls: "on" as const };
  const state = initialState({ threads: [...rows], nextCursor: null, pinned: [], folders: [] }, models);
  const thread = {
    id: "thread",
    title: "A title",
    settings: SETTINGS,
    headTurnId: null,
    createdAt: 1,
    updatedAt: 1,
    ...UNPLACED,
  };
  return turns.length === 0 ? state : putDetail(state, { thread, turns: [...turns] });
}

const begun = newTurn({
  id: "turn",
  threadId: "thread",
  parentId: null,
  kind: "message",
  input: [],
  settings: SETTINGS,
  createdAt: 1,
});
const running: Turn = { ...begun, status: "in_progress" };
const done = entry({ settledAt: 2, status: "completed", isUnread: true });
const waiting = entry({ settledAt: 2, status: "requires_action" });

describe("a row of the sidebar", () => {
  test.each([
    ["a turn runs", { isRunning: true }, [entry({})]],
    ["a turn waits", { isWaiting: true }, [waiting]],
    ["a turn is unread", { isUnread: true }, [done]],
    ["nothing of it is listed", {}, []],
  ])("is right where it says that %s", (_name, marks, entries) => {
    expect(isRowBehind(stateWith([{ ...ROW, ...marks }]), entries, ROW_OF)).toBe(false);
    expect(isRowBehind(stateWith([{ ...ROW, ...marks, title: null }]), entries, ROW_OF)).toBe(
      entries.length > 0,
    );
  });

  test.each([
    ["a turn runs and it says nothing", {}, [entry({})]],
    ["it says that a turn runs, and it waits", { isRunning: true }, [waiting]],
    ["it was read elsewhere", { isUnread: true }, []],
    ["a turn ended elsewhere", { isRunning: true }, [done]],
  ])("is behind where %s", (_name, marks, entries) => {
    expect(isRowBehind(stateWith([{ ...ROW, ...marks }]), entries, ROW_OF)).toBe(true);
  });

  test("is right as it is while its thread is shown, and so just being read", () => {
    expect(isRowBehind(stateWith([ROW]), [done], ROW_OF)).toBe(true);
    expect(isRowBehind(stateWith([ROW]), [done], { ...ROW_OF, isShown: true })).toBe(false);
  });

  test("is missed where the thread is new", () => {
    expect(isRowBehind(stateWith([]), [entry({})], ROW_OF)).toBe(true);
    expect(isRowBehind(stateWith([]), [], ROW_OF)).toBe(false);
  });
});

describe("a thread that is loaded", () => {
  test("is behind where it lacks a turn, or has one that ended, went on or waits", () => {
    const other = { ...running, id: "other" };
    expect(isThreadBehind(stateWith([ROW], [other]), [entry({})], "thread")).toBe(true);
    expect(isThreadBehind(stateWith([ROW], [running]), [done], "thread")).toBe(true);
    expect(
      isThreadBehind(stateWith([ROW], [{ ...running, status: "completed" }]), [entry({})], "thread"),
    ).toBe(true);
    expect(isThreadBehind(stateWith([ROW], [{ ...running, status: "completed" }]), [waiting], "thread")).toBe(
      true,
    );
  });

  test("is right where its turns stand as in the list, whatever their steps", () => {
    expect(isThreadBehind(stateWith([ROW], [running]), [entry({ steps: 9 })], "thread")).toBe(false);
    expect(isThreadBehind(stateWith([ROW], [{ ...running, status: "completed" }]), [done], "thread")).toBe(
      false,
    );
    expect(isThreadBehind(stateWith([ROW]), [done], "thread"), "it is not loaded").toBe(false);
  });
});
