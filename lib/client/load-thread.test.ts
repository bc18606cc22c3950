import { expect, test, vi } from "vitest";
import { createStore } from "zustand/vanilla";
import type { ThreadDetail } from "@/lib/protocol/api";
import { type Thread, UNPLACED } from "@/lib/protocol/thread";
import { api } from "./api";
import { createListSync } from "./list-sync";
import { createLoader } from "./load-thread";
import { initialState } from "./thread-list-state";
import { putDetail, putThread, type ThreadState } from "./thread-state";

const THREAD: Thread = {
  id: "thread",
  title: "Athens",
  settings: { model: "gemini-3.8-flash" },
  headTurnId: null,
  createdAt: 1,
  updatedAt: 1,
  ...UNPLACED,
};
const CHOSEN = { model: "gemini-2.5-flash" };

/** A page with a thread, and a server that answers when it is told to. */
function openPage() {
  const models = { models: [], agents: [], isDemo: false, problem: null, modelCalls: "on" as const };
  const page = { threads: [], nextCursor: null, pinned: [], folders: [] };
  const store = createStore<ThreadState>(() =>
    putDetail(initialState(page, models), { thread: THREAD, turns: [] }),
  );
  const sync = createListSync(store);
  const seed = (detail: ThreadDetail) => store.setState((state) => putDetail(state, detail));
  const choose = () => store.setState((state) => putThread(state, { ...THREAD, settings: CHOSEN }));
  const answer = Promise.withResolvers<ThreadDetail>();
  const asked = vi.spyOn(api, "getThread").mockReturnValue(answer.promise);
  asked.mockClear();
  const settings = () => store.getState().threads.thread?.settings;
  return { sync, choose, answer, asked, settings, ...createLoader({ store, sync, seed }) };
}

test("what is chosen while a thread is loaded stays chosen", async () => {
  const { look, choose, answer, asked, settings } = openPage();
  const looking = look("thread");
  await vi.waitFor(() => expect(asked).toHaveBeenCalled(), { timeout: 20_000 });
  choose();
  answer.resolve({ thread: THREAD, turns: [] });
  await looking;
  expect(settings()).toEqual(CHOSEN);
});

test("a thread is not asked for before what was chosen in it has reached the server", async () => {
  const { sync, look, choose, answer, asked, settings } = openPage();
  const stored = Promise.withResolvers<void>();
  choose();
  void sync.change(["thread"], () => stored.promise);
  const looking = look("thread");
  await new Promise((resolve) => setTimeout(resolve));
  expect(asked).not.toHaveBeenCalled();
  stored.resolve();
  answer.resolve({ thread: { ...THREAD, settings: CHOSEN }, turns: [] });
  await looking;
  expect(asked).toHaveBeenCalledOnce();
  expect(settings()).toEqual(CHOSEN);
});

test("what was chosen in another browser comes with the thread", async () => {
  const { look, answer, settings } = openPage();
  answer.resolve({ thread: { ...THREAD, settings: CHOSEN }, turns: [] });
  await look("thread");
  expect(settings()).toEqual(CHOSEN);
});
