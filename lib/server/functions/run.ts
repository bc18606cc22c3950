import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { findBuiltIn } from "./registry";

const LIMIT_MS = 60_000;

/** Runs a built-in function. What it throws, and that it takes too long, is its result too. */
export async function runBuiltIn(
  name: string,
  args: Record<string, unknown>,
  signal: AbortSignal,
): Promise<{ result: string; isError?: boolean }> {
  const builtIn = findBuiltIn(name);
  if (!builtIn) return { result: `There is no function named ${name} on this server.`, isError: true };
  try {
    return { result: await within(LIMIT_MS, (bounded) => builtIn.run(args, bounded), signal) };
  } catch (cause) {
    signal.throwIfAborted();
    return { result: cause instanceof Error ? cause.message : "The function failed.", isError: true };
  }
}

/** What `work` answers, however it takes the signal. Throws when the time is up or `signal` aborts. */
export async function within<T>(
  limitMs: number,
  work: (bounded: AbortSignal) => Promise<T> | T,
  signal: AbortSignal,
): Promise<T> {
  const ended = new AbortController();
  const bounded = AbortSignal.any([signal, ended.signal]);
  const late = sleep(limitMs, null, { signal: bounded }).then(() => {
    throw new Error(`The function took longer than ${limitMs / 1000} seconds.`);
  });
  try {
    return await Promise.race([work(bounded), late]);
  } finally {
    late.catch(() => undefined);
    ended.abort();
  }
}
