import type { Page } from "@playwright/test";
import { shareSession } from "./activity-page";
import { type ApiClient, newId } from "./api-client";
import { ChatPage, settled } from "./chat-page";
import { expect, test } from "./fixtures";

type Turn = { id: string; parentId: string | null; input: object[]; createdAt: number };
type Conversation = { thread: object; turns: Turn[] };

const TURNS = 500;
const OTHER = "The other question";

/** A thread of many turns, "Question 1" and so on, the second of which was once asked in another way. */
async function storeLongThread(client: ApiClient): Promise<string> {
  const first = newId();
  await (await client.send({ threadId: first, text: "Hello [pace: 0]" })).text();
  const short = await client.json<Conversation>(`/api/threads/${first}/export`);
  const turns: Turn[] = [];
  const add = (text: string, parentId: string | null) => {
    const [model] = short.turns;
    const createdAt = (model?.createdAt ?? 0) + turns.length;
    const turn = { ...model, id: newId(), parentId, createdAt, input: [{ type: "text", text }] };
    turns.push(turn);
    return turn.id;
  };
  let head = add("Question 1", null);
  add(OTHER, head);
  for (let number = 2; number <= TURNS; number += 1) head = add(`Question ${number}`, head);
  const thread = { ...short.thread, title: "Long", headTurnId: head };
  const body = new TextEncoder().encode(JSON.stringify({ ...short, thread, turns }));
  const { threadId } = await client.json<{ threadId: string }>("/api/import", { method: "POST", body });
  return threadId;
}

/** The page of whoever has a long thread; of its address, nothing is loaded yet. */
async function havingLongThread(page: Page, client: ApiClient) {
  const threadId = await storeLongThread(client);
  await shareSession(client, page.context());
  return { chat: new ChatPage(page), path: `/threads/${threadId}` };
}

async function scrollToBeginning({ conversation, messages }: ChatPage): Promise<void> {
  const first = async () => {
    await conversation.evaluate((log) => log.scrollTo(0, 0));
    return messages.first().textContent();
  };
  await expect.poll(first, { timeout: 45_000, intervals: [50] }).toBe("Question 1");
}

test("a thread of hundreds of turns is there from its end to its beginning, and goes on", async ({
  page,
  client,
}) => {
  const { chat, path } = await havingLongThread(page, client);
  await page.goto(path);
  await expect(chat.messages.last()).toContainText(`Question ${TURNS}`);
  await expect(chat.messages.last()).toBeInViewport();
  expect(await chat.messages.count(), "only what is near is drawn").toBeLessThan(100);
  await chat.ask("Go on [pace: 0]");
  await scrollToBeginning(chat);
  await expect(chat.messages).toHaveCount(TURNS + 1);
  const numbers = await chat.messages.evaluateAll((articles) =>
    articles.map((article) =>
      Number(/Question (\d+)/.exec(article.querySelector("[dir]")?.textContent ?? "")?.[1]),
    ),
  );
  expect(numbers.slice(0, TURNS)).toEqual(Array.from({ length: TURNS }, (_, index) => index + 1));
});

test("an early version of a long thread is shown, and the way back leads to its end", async ({
  page,
  client,
}) => {
  const { chat, path } = await havingLongThread(page, client);
  await page.goto(path);
  await scrollToBeginning(chat);
  await chat.messages.nth(1).getByRole("button", { name: "Previous version" }).click();
  await expect(chat.messages).toHaveCount(2);
  await expect(chat.messages.last()).toContainText(OTHER);
  await page.reload();
  await expect(chat.messages.last()).toContainText(OTHER);
  await chat.messages.last().getByRole("button", { name: "Next version" }).click();
  await expect(chat.messages.last()).toContainText(`Question ${TURNS}`);
});

test("who reads far up in a long thread stays there while an answer grows and the beginning comes", async ({
  page,
  client,
}) => {
  const { chat, path } = await havingLongThread(page, client);
  await page.route("**/api/threads/*?before=*", async (route) => {
    await held;
    await route.continue();
  });
  let letThrough = () => {};
  const held = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.goto(path);
  const reply = await chat.send("Count to 400 [pace: 1.5]");
  const read = chat.messages.filter({ hasText: `Question ${TURNS - 8}` }).first();
  await read.scrollIntoViewIfNeeded();
  await chat.conversation.hover();
  await page.mouse.wheel(0, -100);
  await expect(async () => {
    const before = await read.boundingBox();
    await expect.poll(async () => (await read.boundingBox())?.y).toBe(before?.y);
  }).toPass();
  const place = (await read.boundingBox())?.y ?? 0;
  letThrough();
  await settled(reply);
  expect(Math.abs(((await read.boundingBox())?.y ?? 0) - place)).toBeLessThan(2);
});
