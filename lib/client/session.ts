import { api } from "./api";

const LOCK = "parley.session";

let asking: Promise<unknown> | null = null;

/**
 * Makes sure that this browser has its cookie before it sends anything of value: an answer that got
 * lost can then be found again, and two tabs that begin at once are one person.
 */
export async function ensureSession(): Promise<void> {
  asking ??= inTurn(() => api.createSession()).catch((cause: unknown) => {
    asking = null;
    throw cause;
  });
  await asking;
}

// Tabs wait for each other where the browser can make them; elsewhere two first sends may still meet.
function inTurn<T>(ask: () => Promise<T>): Promise<T> {
  return "locks" in navigator ? navigator.locks.request(LOCK, ask) : ask();
}
