import type { CallCounter } from "./call-counter.ts";
import type { Instances } from "./instances.ts";
import { RoamingClient } from "./roaming-client.ts";
import { converse, type Habits, type Outcome } from "./virtual-person.ts";

/** Several people who send one message after the other until `isOver`, through any of the instances. */
export async function runPeople(
  count: number,
  urls: readonly string[],
  habits: Habits,
  isOver: () => boolean,
  outcomes: Outcome[] = [],
): Promise<Outcome[]> {
  const { pauseMs = 0 } = habits;
  const live = async () => {
    const client = new RoamingClient(urls);
    while (!isOver()) {
      outcomes.push(await converse(client, habits));
      await new Promise((resolve) => setTimeout(resolve, pauseMs * 2 * Math.random()));
    }
  };
  await Promise.all(Array.from({ length: count }, live));
  return outcomes;
}

/**
 * Kills one instance after the other without a word, and has each start again meanwhile; one at least is always
 * there. Returns how many it were, when all are back.
 */
export async function killInTurn(
  { all }: Instances,
  pauseMs: number,
  isOver: () => boolean,
): Promise<number> {
  const alive = new Set(all);
  const restarts: Promise<void>[] = [];
  while (!isOver()) {
    await new Promise((resolve) => setTimeout(resolve, pauseMs * (0.5 + Math.random())));
    const victim = [...alive][Math.floor(Math.random() * alive.size)];
    if (!victim || alive.size === 1) continue;
    alive.delete(victim);
    await victim.kill();
    restarts.push(victim.restart().then(() => void alive.add(victim)));
  }
  await Promise.all(restarts);
  return restarts.length;
}

/** Faults of each message, and of the bill. */
export async function faultsOf(outcomes: readonly Outcome[], counter: CallCounter): Promise<string[]> {
  await counter.look();
  return outcomes.flatMap(({ mark, kind, billed, faults }) => {
    const calls = counter.callsOf(mark);
    const bill = kind !== "faulty" && calls > billed ? [`${calls} calls of the API`] : [];
    return [...faults, ...bill].map((fault) => `${kind} ${mark}: ${fault}`);
  });
}
