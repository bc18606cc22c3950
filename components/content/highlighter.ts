import type { CodeSpan, HighlightAnswer, HighlightRequest } from "./code-spans";

/** A grammar that takes longer is caught in its own patterns. */
const ANSWER_MS = 8000;

type Settle = (spans: readonly CodeSpan[] | null) => void;

const waiting = new Map<number, Settle>();
let worker: Worker | null = null;
let lastId = 0;

/** Colours code outside the page's own thread. Never fails: null means that it stays as it is. */
export function highlight(code: string, language: string): Promise<readonly CodeSpan[] | null> {
  return new Promise((resolve) => {
    worker ??= startWorker();
    if (!worker) return resolve(null);
    lastId += 1;
    const id = lastId;
    const timer = setTimeout(giveUp, ANSWER_MS);
    waiting.set(id, (spans) => {
      clearTimeout(timer);
      resolve(spans);
    });
    worker.postMessage({ id, code, language } satisfies HighlightRequest);
  });
}

function startWorker(): Worker | null {
  try {
    const started = new Worker(new URL("./highlight-worker.ts", import.meta.url), { type: "module" });
    started.onmessage = ({ data: { id, spans } }: MessageEvent<HighlightAnswer>) => {
      waiting.get(id)?.(spans);
      waiting.delete(id);
    };
    started.onerror = giveUp;
    return started;
  } catch {
    return null;
  }
}

/** The next code gets a worker of its own. */
function giveUp(): void {
  worker?.terminate();
  worker = null;
  for (const settle of waiting.values()) settle(null);
  waiting.clear();
}
