import type { Page } from "@playwright/test";
import type { Result } from "../result.ts";
import { quantile } from "../statistics.ts";
import { startLongPages } from "./long-page.ts";

const TURNS = 1_000;
const ROUNDS = 20;
const REST_MS = 3_000;

type Opening = { frames: number; ms: number };

declare global {
  interface Window {
    /** Resolves when the palette is drawn, counted from the key that opens it. */
    opening: Promise<Opening>;
  }
}

/** How long the palette takes from its keys until it is drawn, in a long thread. */
export async function measure(): Promise<Result[]> {
  const pages = await startLongPages([TURNS]);
  try {
    const page = await pages.newPage();
    await page.goto(pages.addressOf(TURNS));
    await page.getByRole("article", { name: "Reply" }).last().waitFor();
    // What is not needed at first comes when the page is at rest.
    await page.waitForTimeout(REST_MS);
    const openings: Opening[] = [];
    for (let round = 0; round < ROUNDS; round += 1) openings.push(await openOnce(page));
    const label = `Search and commands, by their keys, ${TURNS} turns, p95`;
    return [
      { id: "page/palette", label, value: p95(openings, "frames"), unit: "frames" },
      { id: "page/palette-ms", label, value: p95(openings, "ms"), unit: "ms" },
    ];
  } finally {
    await pages.remove();
  }
}

function p95(openings: readonly Opening[], part: keyof Opening): number {
  return quantile(
    openings.map((opening) => opening[part]),
    0.95,
  );
}

async function openOnce(page: Page): Promise<Opening> {
  await page.evaluate(watchOpening);
  await page.keyboard.press("Control+K");
  const opening = await page.evaluate(() => window.opening);
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  return opening;
}

/** Runs in the page: a frame that has it in the document when it begins is the one that draws it. */
function watchOpening(): void {
  const { promise, resolve } = Promise.withResolvers<Opening>();
  window.opening = promise;
  addEventListener(
    "keydown",
    function listen({ key, timeStamp }) {
      if (key.toLowerCase() !== "k") return;
      removeEventListener("keydown", listen, { capture: true });
      let frames = 0;
      const look = () => {
        frames += 1;
        if (!document.querySelector("[role=dialog] input")) return void requestAnimationFrame(look);
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve({ frames, ms: performance.now() - timeStamp });
        port2.postMessage(null);
      };
      requestAnimationFrame(look);
    },
    { capture: true },
  );
}
