import { api } from "./api";
import { waitForNetwork } from "./network";
import { ApiError } from "./request";

const WAIT_MS = 1_000;

/** What somebody has pressed Stop for in this page: it runs on until the server has heard of it. */
export const stopWishes = new Set<string>();

/**
 * Tells the server to stop a turn, as often as it takes for the wish to arrive. A wish that was
 * lost would leave an answer running that nobody wants, and that is billed.
 */
export async function stopTurn(turnId: string, isSettled: () => boolean): Promise<void> {
  while (!isSettled()) {
    try {
      await api.cancelTurn(turnId);
      return;
    } catch (cause) {
      if (cause instanceof ApiError && cause.status < 500) return;
    }
    await waitForNetwork(WAIT_MS, new AbortController().signal);
  }
}
