import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { processWide } from "./process-wide";

const storage = () => processWide("in-english", () => new AsyncLocalStorage<true>());

/** Has sentences that a model reads be English, whoever asks: work that a request began still belongs to it. */
export function inEnglish<T>(work: () => T): T {
  return storage().run(true, work);
}

export function isInEnglish(): boolean {
  return storage().getStore() === true;
}
