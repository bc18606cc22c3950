import { ChatPage, grown, numbersTo, statusOf, textOf } from "./chat-page";
import { expect, test } from "./fixtures";

const TABS = 7;
// Long enough that all of them run before the first has ended.
const LAST = 1_200;

test("DS-09 seven tabs that stream over HTTP/1.1 leave room for everything else, and each gets its answer", async ({
  context,
  app,
}) => {
  test.setTimeout(240_000);
  const tabs: ChatPage[] = [];
  for (let tab = 0; tab < TABS; tab += 1) {
    const chat = new ChatPage(await context.newPage());
    await chat.begin(`Count to ${LAST} [pace: 10]`, app.url);
    tabs.push(chat);
  }
  const [first] = tabs;
  if (!first) throw new Error("There is no tab.");
  for (const tab of tabs)
    await expect(statusOf(tab.replies), "all of them run").not.toHaveText("Answer complete");

  const protocol = await first.page.evaluate(
    () =>
      performance
        .getEntriesByType("navigation")
        .map((entry) => (entry as PerformanceNavigationTiming).nextHopProtocol)[0],
  );
  expect(protocol).toBe("http/1.1");
  const asked = first.page.evaluate(() => fetch("/api/threads").then((response) => response.status));
  expect(await withinMs(5_000, asked), "a tab that streams can ask").toBe(200);
  const other = new ChatPage(await context.newPage());
  await withinMs(10_000, other.page.goto(app.url));
  await expect(other.message).toBeEditable();

  for (const tab of tabs) {
    await tab.page.bringToFront();
    await grown(tab.replies, 100);
  }
  for (const tab of tabs) {
    await tab.page.bringToFront();
    await expect(tab.replies).toHaveAttribute("aria-busy", "false", { timeout: 150_000 });
    expect(await textOf(tab.replies)).toBe(numbersTo(LAST));
  }
});

function withinMs<T>(ms: number, work: Promise<T>): Promise<T> {
  const late = new Promise<never>((_, reject) =>
    setTimeout(() => reject(new Error(`Not within ${ms} ms.`)), ms),
  );
  return Promise.race([work, late]);
}
