import { createHash } from "node:crypto";

export interface Random {
  /** At least 0, less than 1. */
  fraction(): number;
  /** Both ends included. */
  integer(min: number, max: number): number;
  characters(length: number, alphabet: string): string;
  bytes(length: number): Uint8Array;
}

/** The same seed gives the same sequence on every machine (sfc32 over a SHA-256 of the seed). */
export function createRandom(seed: string): Random {
  const state = new Int32Array(new Uint8Array(createHash("sha256").update(seed).digest()).buffer, 0, 4);
  const next = (): number => {
    const [a = 0, b = 0, c = 0, counter = 0] = state;
    const sum = (a + b + counter) | 0;
    state[3] = counter + 1;
    state[0] = b ^ (b >>> 9);
    state[1] = c + (c << 3);
    state[2] = ((c << 21) | (c >>> 11)) + sum;
    return sum >>> 0;
  };
  const integer = (min: number, max: number) => min + (next() % (max - min + 1));
  return {
    fraction: () => next() / 2 ** 32,
    integer,
    characters: (length, alphabet) =>
      Array.from({ length }, () => alphabet.charAt(integer(0, alphabet.length - 1))).join(""),
    bytes: (length) => Uint8Array.from({ length }, () => next() & 255),
  };
}
