import type { Page } from "@playwright/test";
import type { Result } from "../result.ts";
import { quantile } from "../statistics.ts";
import { watchMainThread } from "./browser.ts";
import { startLongPages } from "./long-page.ts";

const TURNS = 1_000;
const KEYS = 150;
const KEY_GAP_MS = 40;
const WARM_UPS = 20;
const ROUNDS = 3;

type Key = {
  /** CPU time of the page's main thread from the key until its letter is painted, the answer that comes meanwhile with it. */
  workMs: number;
  /** All that a person waits, for the next frame too. */
  paintMs: number;
};

declare global {
  interface Window {
    /** Resolves to when the letter of the last key was painted, in ms since it was pressed. */
    painted: Promise<number>;
  }
}

/** How long a key takes until its letter is painted, in a long thread while an answer comes. */
export async function measure(): Promise<Result[]> {
  const pages = await startLongPages([TURNS]);
  try {
    const [busy, empty, bare]: [Key[], Key[], Key[]] = [[], [], []];
    for (let round = 0; round < ROUNDS; round += 1) {
      const page = await pages.newPage();
      await page.setContent('<textarea aria-label="Message" rows="3"></textarea>');
      bare.push(...(await pressKeys(page)));
      await page.goto(pages.addressOf(0));
      empty.push(...(await pressKeys(page)));
      await page.goto(pages.addressOf(TURNS));
      await page.getByRole("textbox", { name: "Message" }).fill("Write 400 KB of text [pace: 1]");
      await page.getByRole("button", { name: "Send", exact: true }).click();
      await page.getByRole("article", { name: "Reply" }).last().getByRole("heading").first().waitFor();
      busy.push(...(await pressKeys(page)));
      // It is there for as long as the answer comes.
      await page.getByRole("button", { name: "Stop", exact: true }).click({ timeout: 5_000 });
      await page.getByRole("button", { name: "Send", exact: true }).waitFor();
      await page.context().close();
    }
    const p95 = (keys: readonly Key[], part: keyof Key) =>
      quantile(
        keys.map((key) => key[part]),
        0.95,
      );
    const results = [
      { id: "page/key-work", label: "What a key press costs", part: "workMs" },
      { id: "page/key-to-paint", label: "Key press to paint", part: "paintMs" },
    ] as const;
    return results.map(({ id, label, part }) => ({
      id,
      label: `${label}, ${TURNS} turns, an answer coming, p95`,
      value: p95(busy, part),
      unit: "ms",
      baselines: { "an empty page": p95(empty, part), "a bare text field": p95(bare, part) },
    }));
  } finally {
    await pages.remove();
  }
}

async function pressKeys(page: Page): Promise<Key[]> {
  const thread = await watchMainThread(page);
  const keys: Key[] = [];
  await page.getByRole("textbox", { name: "Message" }).click();
  await page.evaluate(timeKeys);
  for (let count = 0; count < KEYS; count += 1) {
    const letter = "abcdefgh ".charAt(count % 9);
    let paintMs = Number.NaN;
    const workMs = await thread.msOf(async () => {
      await page.keyboard.press(letter === " " ? "Space" : letter);
      paintMs = await page.evaluate(() => window.painted);
    });
    keys.push({ workMs, paintMs });
    await page.waitForTimeout(KEY_GAP_MS);
  }
  return keys.slice(WARM_UPS);
}

/**
 * Runs in the page. Frames come all the time: a browser without a screen lets a page at rest have one at once, dated back
 * to a beat that is past, and one that draws wait for the next beat, as a screen would let both.
 */
function timeKeys(): void {
  const beat = () => requestAnimationFrame(beat);
  beat();
  let pressedAt = 0;
  addEventListener("keydown", ({ timeStamp }) => (pressedAt = timeStamp), { capture: true });
  addEventListener("input", () => {
    const { promise, resolve } = Promise.withResolvers<number>();
    window.painted = promise;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now() - pressedAt);
      port2.postMessage(null);
    });
  });
}
