import { delay } from "./clock.ts";

const LONGEST_MS = 12;

/**
 * Called between pieces of long work: lets other work in where the last time was too long ago.
 * The emulator may live in the app's own process, whose streams must not stop for a picture.
 */
export type Breath = () => Promise<void>;

export function createBreath(): Breath {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < LONGEST_MS) return;
    await delay(0);
    last = performance.now();
  };
}
