import "server-only";
import { processWide } from "./process-wide";

/** What processes tell each other of: events of a turn, a wish to stop one, a change in what an owner has. */
export type Topic = "events" | "stop" | "activity";

/** What a database makes heard of other processes. */
export type Hear = {
  /** Something is stored. What it is has to be read: a notice is a reason to look, and no more. */
  told(topic: string, id: string): void;
  /** Words may have been missed, so everybody has a reason to look. */
  missed(): void;
  /** Whether the words of others arrive, as far as one can know. */
  isHearing(is: boolean): void;
};

type Listeners = Map<string, Set<() => void>>;

const listeners = () => processWide<Listeners>("notices", () => new Map());
const state = () => processWide("notices-state", () => ({ isHearing: false }));
const keyOf = (topic: string, id: string) => `${topic} ${id}`;

/** Whether this process is told of what others do. Where not, it has to look for itself, and more often. */
export function isHearing(): boolean {
  return state().isHearing;
}

/** Calls `listener` each time that this process or another one tells of it. Returns how to end that. */
export function whenTold(topic: Topic, id: string, listener: () => void): () => void {
  const key = keyOf(topic, id);
  const known = listeners().get(key) ?? new Set();
  listeners().set(key, known.add(listener));
  return () => {
    known.delete(listener);
    if (known.size === 0 && listeners().get(key) === known) listeners().delete(key);
  };
}

/** Tells who listens in this process. */
export function tellHere(topic: Topic, id: string): void {
  call(keyOf(topic, id));
}

export const hear: Hear = {
  told: (topic, id) => call(keyOf(topic, id)),
  missed() {
    for (const key of [...listeners().keys()]) call(key);
  },
  isHearing(is) {
    state().isHearing = is;
  },
};

function call(key: string): void {
  for (const listener of [...(listeners().get(key) ?? [])]) listener();
}
