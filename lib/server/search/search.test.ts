import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "@/lib/protocol/id";
import type { SearchHit, SearchPage } from "@/lib/protocol/search";
import { DEFAULT_SETTINGS } from "@/lib/protocol/targets";
import { moveOwner } from "@/lib/server/access/moving/move-owner";
import { createOwner, type Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import { deleteThread, restoreThread } from "@/lib/server/delete-thread";
import * as files from "@/lib/server/media/test-files";
import { createFolder } from "@/lib/server/organise/folders";
import { organiseThreads } from "@/lib/server/organise/organise-threads";
import { createRig, type Rig } from "@/lib/server/rig";
import { createShare } from "@/lib/server/shares/create-share";
import { asked } from "@/lib/server/shares/test-shares";
import { updateThread } from "@/lib/server/threads";
import { storeThread } from "@/lib/server/transfer/store-thread";
import { keepIndexed } from "./index-pending";
import { search } from "./search";

let rig: Rig;
beforeAll(async () => {
  rig = await createRig();
});
afterAll(() => rig.close());

const hitsOf = async (q: string, owner: Owner = rig.owner) => (await pageOf(q, { owner })).hits;
/** A page of what is found once all is in the index, which may take a busy machine more than one search. */
async function pageOf(q: string, { owner = rig.owner, cursor = "" } = {}): Promise<SearchPage> {
  const question = { q, zone: 0, ...(cursor && { cursor }) };
  for (;;) {
    const page = await search(owner, question);
    if (page.isWhole) return page;
  }
}

const textOf = ({ excerpt }: SearchHit) => excerpt.map(({ text }) => text).join("");
const matchesIn = ({ excerpt }: SearchHit) =>
  excerpt.filter(({ isMatch }) => isMatch).map(({ text }) => text);

test("7 messages, replies and titles are found as soon as they are there, with what was looked for marked", async () => {
  const turn = await rig.ask({ text: "Say exactly: The kingfisher sat above the Weir" });
  const hits = await hitsOf("kingfisher weir");
  expect(hits.map(({ part, turnId }) => [part, turnId])).toContainEqual(["message", turn.id]);
  expect(hits.every(({ threadId }) => threadId === turn.threadId)).toBe(true);
  const message = hits.find(({ part }) => part === "message");
  expect(message && matchesIn(message)).toEqual(["kingfisher", "Weir"]);
  await updateThread(rig.owner, turn.threadId, { title: "Birds of the river Ouse" });
  const [title] = await hitsOf("in:title ouse");
  expect(title).toMatchObject({ part: "title", turnId: null, title: "Birds of the river Ouse" });
  expect(title && textOf(title)).toBe("Birds of the river Ouse");
  await updateThread(rig.owner, turn.threadId, { title: "Something else" });
  expect(await hitsOf("in:title ouse")).toEqual([]);
});

test("7 a word that is being typed finds what begins with it; a phrase and an exclusion mean what they say", async () => {
  await rig.ask({ text: "Say exactly: a crimson rosella" });
  await rig.ask({ text: "Say exactly: a rosella that is crimson" });
  expect(await hitsOf("crims in:message")).toHaveLength(2);
  expect(await hitsOf("crims in:message ")).toHaveLength(0);
  expect(await hitsOf('"crims" in:message')).toHaveLength(0);
  expect(await hitsOf('"crimson rosella" in:message')).toHaveLength(1);
  expect(await hitsOf("rosella -that in:message")).toHaveLength(1);
});

test("7 names of files are found, and what has a picture, by which model, and when", async () => {
  const png = await rig.attach("sluice-gate.png", new Uint8Array(files.png()), "image/png");
  const turn = await rig.ask({ text: "What is this?", files: [png] });
  const [hit] = await hitsOf("sluice");
  expect(hit).toMatchObject({ part: "file", turnId: turn.id });
  expect((await hitsOf("has:image this in:message")).map(({ turnId }) => turnId)).toEqual([turn.id]);
  expect(await hitsOf("has:video this")).toEqual([]);
  expect(await hitsOf(`model:${turn.settings.model.slice(0, 8)} sluice`)).toHaveLength(1);
  expect(await hitsOf("model:lyria sluice")).toEqual([]);
  expect(await hitsOf("sluice after:2020")).toHaveLength(1);
  expect(await hitsOf("sluice before:2020")).toEqual([]);
});

test("7 what is looked for between two dates is found whichever months and years lie between them", async () => {
  const { db } = await database();
  for (const day of ["2019-03-31T23:59:59.999Z", "2019-04-01", "2019-05-01", "2023-01-31"]) {
    const { id } = await rig.ask({ text: `Say exactly: dunlin ${day.slice(0, 10)}` });
    const created_at = Date.parse(day);
    await db.updateTable("turns").set({ created_at, indexed_at: null }).where("id", "=", id).execute();
  }
  const daysOf = async (dates: string) =>
    (await hitsOf(`dunlin in:message ${dates}`)).map((hit) => textOf(hit).slice(-10)).sort();
  expect(await daysOf("after:2019-04-01 before:2019-05-01")).toEqual(["2019-04-01"]);
  expect(await daysOf("before:2019-05-01")).toEqual(["2019-03-31", "2019-04-01"]);
  expect(await daysOf("after:2019-04-01 before:2023-02-01")).toEqual([
    "2019-04-01",
    "2019-05-01",
    "2023-01-31",
  ]);
  expect(await daysOf("after:2019-05-02 before:2023-01-31")).toEqual([]);
});

test("AZ-01 nobody finds what is another's, whatever words they use", async () => {
  await rig.ask({ text: "Say exactly: narwhal" });
  const { owner: stranger } = await createOwner();
  const mark = `zzowner${Buffer.from(rig.owner.id).toString("hex")}`;
  expect(await hitsOf("narwhal")).not.toEqual([]);
  for (const q of ["narwhal", `${mark} narwhal`, mark, "zzinmessage"])
    expect(await hitsOf(q, stranger)).toEqual([]);
});

test("7 a deleted conversation is not found, and is again once it is restored", async () => {
  const { threadId } = await rig.ask({ text: "Say exactly: bittern" });
  expect(await hitsOf("bittern in:message")).toHaveLength(1);
  await deleteThread(rig.owner, threadId);
  expect(await hitsOf("bittern in:message")).toEqual([]);
  await restoreThread(rig.owner, threadId);
  expect(await hitsOf("bittern in:message")).toHaveLength(1);
});

test("8 a search is narrowed to what is pinned, archived or shared, and to a folder", async () => {
  const threads: Record<string, string> = {};
  const names = ["pinned", "archived", "shared", "in a folder", "neither"];
  for (const name of names) {
    const turn = await rig.ask({ text: `Say exactly: spoonbill ${name}` });
    threads[name] = turn.threadId;
    if (name === "shared") await createShare(rig.owner, turn.threadId, asked(turn));
  }
  const folder = await createFolder(rig.owner, { id: newId(), name: "Waders of the Ouse" });
  const place = (name: string, change: object) =>
    organiseThreads(rig.owner, { threadIds: [threads[name] ?? ""], ...change });
  await place("pinned", { isPinned: true });
  await place("archived", { isArchived: true });
  await place("in a folder", { folderId: folder.id });
  const found = async (filter: string) =>
    (await hitsOf(`spoonbill in:message ${filter}`)).map((hit) => textOf(hit).split("spoonbill ")[1]);
  expect((await found("")).sort()).toEqual(names.sort());
  expect(await found("is:pinned")).toEqual(["pinned"]);
  expect(await found("is:archived")).toEqual(["archived"]);
  expect(await found("is:shared")).toEqual(["shared"]);
  expect(await found("folder:waders")).toEqual(["in a folder"]);
  expect(await found('folder:"waders of"')).toEqual(["in a folder"]);
  expect(await found("folder:gulls")).toEqual([]);
  expect(await found("is:pinned is:shared")).toEqual([]);
  const [hit] = await hitsOf("spoonbill is:archived in:message");
  expect(hit).toMatchObject({ isArchived: true, threadId: threads.archived });
});

test("8 of very many archived threads those are found that have the words", async () => {
  const { owner } = await createOwner();
  const ids = Array.from({ length: 230 }, newId);
  for (const id of ids) {
    const thread = { id, title: "A stilt", settings: DEFAULT_SETTINGS, headTurnId: null, createdAt: 1 };
    await storeThread(owner, { ...thread, turns: [], mediaIds: [] });
  }
  for (const from of [0, 100, 200]) {
    await organiseThreads(owner, { threadIds: ids.slice(from, from + 100), isArchived: true });
  }
  await organiseThreads(owner, { threadIds: ids.slice(0, 1), isArchived: false });
  const seen: string[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const page: SearchPage = await pageOf("stilt is:archived", { owner, cursor });
    seen.push(...page.hits.map(({ threadId }) => threadId));
    cursor = page.nextCursor;
  }
  expect(seen.sort()).toEqual(ids.slice(1).sort());
});

test("7 more than a page is found page by page, each once, the newest first", async () => {
  for (let count = 0; count < 25; count++) await rig.ask({ text: `Say exactly: heronry ${count}` });
  const first = await pageOf("heronry in:message");
  expect(first.hits).toHaveLength(20);
  const next = await pageOf("heronry in:message", { cursor: first.nextCursor ?? "" });
  expect(next.nextCursor).toBeNull();
  const texts = [...first.hits, ...next.hits].map(textOf);
  expect(texts).toEqual(Array.from({ length: 25 }, (_, index) => `Say exactly: heronry ${24 - index}`));
});

test("7 what moves into an account is found there and nowhere else", async () => {
  const { owner: guest } = await createOwner();
  const { owner: account } = await createOwner();
  const { threadId } = await rig.ask({ text: "Say exactly: avocet" });
  const { db } = await database();
  for (const table of ["threads", "turns"] as const) {
    const column = table === "threads" ? "id" : "thread_id";
    await db.updateTable(table).set({ owner_id: guest.id }).where(column, "=", threadId).execute();
  }
  expect(await hitsOf("avocet in:message", guest)).toHaveLength(1);
  await db.transaction().execute((tx) => moveOwner(tx, { from: guest, to: account }));
  expect(await hitsOf("avocet in:message", guest)).toEqual([]);
  expect(await hitsOf("avocet in:message", account)).toHaveLength(1);
});

test("7 the index takes in by itself what nobody has searched for, and two that do it at once do it once", async () => {
  const { owner } = rig;
  await rig.ask({ text: "Say exactly: goosander" });
  await Promise.all([keepIndexed(), keepIndexed(), keepIndexed()]);
  expect(await hitsOf("goosander in:message", owner)).toHaveLength(1);
});

test("7 a turn that cannot be read keeps no other from being found", async () => {
  const { db } = await database();
  const broken = await rig.ask({ text: "Say exactly: whimbrel" });
  await db.updateTable("turns").set({ turn: "{", indexed_at: null }).where("id", "=", broken.id).execute();
  await rig.ask({ text: "Say exactly: a whimbrel beside it" });
  expect(await hitsOf("whimbrel in:message")).toHaveLength(1);
});

test("7 languages without spaces are searched by any part of a word", async () => {
  await rig.ask({ text: "Say exactly: 明日の東京の天気" });
  expect(await hitsOf("東京 in:message")).toHaveLength(1);
  expect(await hitsOf("京東 in:message")).toEqual([]);
});
