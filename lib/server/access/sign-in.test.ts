import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "@/lib/protocol/id";
import { DEFAULT_SETTINGS } from "@/lib/protocol/targets";
import { database } from "@/lib/server/db/client";
import { createMcpServer, listMcpServers } from "@/lib/server/mcp/mcp-servers";
import { createRig, type Rig } from "@/lib/server/rig";
import { listThreads } from "@/lib/server/threads";
import { storeThread } from "@/lib/server/transfer/store-thread";
import { lockThread } from "@/lib/server/turns/lock-thread";
import { insertAccount } from "./accounts";
import { deleteEverything } from "./leaving/delete-everything";
import { createOwner, holdOwner } from "./owner";
import { signIn } from "./sign-in";
import { type Answer, TestBrowser } from "./test-browser";

let rig: Rig;
beforeAll(async () => {
  rig = await createRig({ PASSKEYS: "on", ACCOUNTS: "optional" });
});
afterAll(() => rig.close());

test("AZ-13 who signs in to an account that is deleted in that moment stays out, and keeps what they had", async () => {
  const { owner: account } = await createOwner();
  const { db } = await database();
  await insertAccount(db, account, "Ada");
  const browser = new TestBrowser();
  const before = await browser.begin();
  await createMcpServer(before, { name: "mine", url: "https://mcp.example.com/x", headers: [] });
  await browser.ask(async ({ visitor }) => {
    await deleteEverything(account, { ...visitor, keepSession: () => undefined });
    return {};
  });
  // What was read just before it was deleted.
  const findAccount = async () => account;
  const { code } = await browser.ask(async ({ request, visitor }) => {
    await signIn(visitor, request.headers, {
      method: "passkey",
      findAccount,
      createAccount: async () => undefined,
    });
    return {};
  });
  expect(code).toBe("sign_in_failed");
  expect((await browser.session())?.owner).toEqual(before);
  expect((await listMcpServers(before)).servers.map(({ name }) => name)).toEqual(["mine"]);
});

test("AZ-11 who signs in in the middle of a change is signed in, and what was changed moves as well", async () => {
  const { owner: account } = await createOwner();
  const { db } = await database();
  await insertAccount(db, account, "Ada");
  const browser = new TestBrowser();
  const before = await browser.begin();
  const threadId = newId();
  await storeThread(before, {
    ...{ id: threadId, title: "Mine", settings: DEFAULT_SETTINGS, headTurnId: null, createdAt: 1 },
    ...{ turns: [], mediaIds: [] },
  });
  let signingIn: Promise<Answer> | null = null;
  // The order in which a link is made, or an agent set to work.
  await db.transaction().execute(async (tx) => {
    await lockThread(tx, before, threadId);
    signingIn = browser.ask(async ({ request, visitor }) => {
      await signIn(visitor, request.headers, {
        method: "passkey",
        findAccount: async () => account,
        createAccount: async () => undefined,
      });
      return {};
    });
    await sleep(100);
    expect(await holdOwner(tx, before)).toBe(true);
  });
  expect(await signingIn).toMatchObject({ status: 200 });
  expect((await listThreads(account)).threads.map(({ id }) => id)).toEqual([threadId]);
});
