import type { ApiClient } from "./api-client.ts";
import { readStream, type ShownTurn } from "./stream-reader.ts";

type Options = {
  /** Until when it has to be at its end. */
  ms: number;
  /** Goes away after so long at most, and comes again somewhere else with the number that it has reached. */
  restlessMs?: number;
  /** What was read already. */
  before?: ShownTurn | null;
};

/** Reads a turn to its end, however often the connection breaks. Null where there is no such turn. */
export async function followTurn(
  client: ApiClient,
  turnId: string,
  { ms, restlessMs, before = null }: Options,
): Promise<ShownTurn | null> {
  const until = Date.now() + ms;
  let shown = before;
  while (!shown?.isSettled && Date.now() < until) {
    const left = until - Date.now();
    const signal = AbortSignal.timeout(Math.ceil(Math.min(left, Math.random() * (restlessMs ?? left) + 1)));
    const headers: Record<string, string> = shown ? { "last-event-id": String(shown.cursor) } : {};
    const response = await client.fetch(`/api/turns/${turnId}/events`, { signal, headers }).catch(() => null);
    if (response?.status === 404) return null;
    if (response?.ok) shown = await readStream(response, shown);
    else await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return shown;
}
