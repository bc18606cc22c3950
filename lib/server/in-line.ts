import "server-only";
import { processWide } from "./process-wide";

type Line = { name: string; places: number };
type State = { taken: number; waiting: (() => void)[] };

/** Does work of which only so much is done at once in this process; the rest waits for its turn. */
export async function inLine<T>({ name, places }: Line, work: () => Promise<T>): Promise<T> {
  const line = processWide<State>(`line of ${name}`, () => ({ taken: 0, waiting: [] }));
  if (line.taken >= places) await new Promise<void>((resolve) => line.waiting.push(resolve));
  else line.taken += 1;
  try {
    return await work();
  } finally {
    // Who waits gets the place itself, so that nobody comes in between.
    const next = line.waiting.shift();
    if (next) next();
    else line.taken -= 1;
  }
}
