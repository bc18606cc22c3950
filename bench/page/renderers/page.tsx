import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import type { TextContent } from "../../../lib/protocol/interaction.ts";
import { grow } from "../../../lib/protocol/text-growth.ts";
import { CitedReply } from "./cited-reply.tsx";
import { type RendererName, renderers } from "./renderers.tsx";
import "./page.css";

export type Feed = {
  text: string;
  /** Characters an update. */
  step: number;
  /** When the next update comes: as soon as this one is drawn into the document, or with the next frame. */
  pace: "task" | "frame";
};

/** `framesMs`: how long each frame held the main thread, from its begin to what comes after it is painted. */
export type Streamed = { updates: number; framesMs: number[]; longTasks: number };

declare global {
  interface Window {
    /** Draws a reply update by update. */
    stream(name: RendererName, feed: Feed): Promise<Streamed>;
    /** Our reply update by update, and then with citations; counts what a reader would see move. */
    watchSteadiness(text: string, step: number): Promise<Steadiness>;
  }
}

export type Steadiness = { removed: number; shrunk: number; moved: number };

const place = document.getElementById("reply") as HTMLElement;
const scroller = document.getElementById("scroller") as HTMLElement;
let root = createRoot(place);
const NOTHING: TextContent = { type: "text", text: "" };

window.stream = async (name, { text, step, pace }) => {
  root.unmount();
  root = createRoot(place);
  const framesMs: number[] = [];
  let longTasks = 0;
  const observer = new PerformanceObserver((list) => {
    longTasks += list.getEntries().length;
  });
  observer.observe({ type: "longtask" });
  let shown = NOTHING;
  const updates = await feed({ text, step, pace }, (part, isLast) => {
    const began = performance.now();
    if (pace === "frame") void nextTask().then(() => framesMs.push(performance.now() - began));
    // As text grows in the store: put together, not cut out of what is whole already.
    shown = grow(shown, part);
    flushSync(() => root.render(renderers[name](shown, !isLast)));
  });
  observer.disconnect();
  return { updates, framesMs, longTasks };
};

window.watchSteadiness = async (text, step) => {
  const steadiness: Steadiness = { removed: 0, shrunk: 0, moved: 0 };
  root.unmount();
  root = createRoot(place);
  const settled = new Set<Node>();
  let [shown, heightPx] = ["", 0];
  await feed({ text, step, pace: "frame" }, (part, isLast) => {
    // As the last frame was painted. Before that, what comes into view may not have its height yet.
    if (place.offsetHeight < heightPx - 1) steadiness.shrunk += 1;
    heightPx = place.offsetHeight;
    shown += part;
    flushSync(() => root.render(<CitedReply text={shown} isOpen={!isLast} isCited={false} />));
    for (const block of settled) if (!block.isConnected) steadiness.removed += 1;
    for (const block of blocksOf(place).slice(0, -1)) settled.add(block);
  });
  // Colours and formulas that came with the last update are there by then.
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const before = blocksOf(place).map(boxOf);
  flushSync(() => root.render(<CitedReply text={shown} isOpen={false} isCited />));
  for (let wait = 0; wait < 20 && !place.querySelector("[data-citation]"); wait += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  if (!place.querySelector("[data-citation]")) throw new Error("No citation came.");
  const after = blocksOf(place).map(boxOf);
  steadiness.moved = after.filter((box, position) => box !== before[position]).length;
  return steadiness;
};

function blocksOf(reply: Element): Element[] {
  return [...reply.querySelectorAll(".segment > *")];
}

function boxOf(element: Element): string {
  const { left, width, height } = element.getBoundingClientRect();
  return [left, (element as HTMLElement).offsetTop, width, height].join(" ");
}

async function feed(
  { text, step, pace }: Feed,
  update: (part: string, isLast: boolean) => void,
): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const { port1, port2 } = new MessageChannel();
  let end = 0;
  const schedule = () => (pace === "task" ? port2.postMessage(null) : requestAnimationFrame(next));
  const next = () => {
    try {
      const part = text.slice(end, end + step);
      end += step;
      update(part, end >= text.length);
      if (end < text.length) schedule();
      else resolve();
    } catch (cause) {
      reject(cause);
    }
  };
  port1.onmessage = next;
  schedule();
  await promise;
  await nextTask();
  return Math.ceil(text.length / step);
}

function nextTask(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => resolve();
  port2.postMessage(null);
  return promise;
}

// Who reads at the end has the end before them, as in the app.
new ResizeObserver(() => {
  scroller.scrollTop = scroller.scrollHeight;
}).observe(place);
