import type { Run } from "./run.ts";
import type { Step } from "./wire.ts";

/** What the API keeps. The oldest go first when there are too many, as retention would do. */
export class InteractionStore {
  readonly #runs = new Map<string, Run>();
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get(id: string): Run | undefined {
    return this.#runs.get(id);
  }

  add(run: Run): void {
    this.#runs.set(run.origin.id, run);
    const oldest = this.#runs.keys().next().value;
    if (this.#runs.size > this.#limit && oldest !== undefined) this.#runs.delete(oldest);
  }

  /** Deleting does not stop a run. Interactions that chain onto it keep its content. */
  delete(id: string): boolean {
    return this.#runs.delete(id);
  }

  all(): Run[] {
    return [...this.#runs.values()];
  }
}

/** Inputs and outputs of an interaction and all that it chains onto, oldest first. */
export function timelineOf(run: Run | undefined): Step[] {
  const chain: Run[] = [];
  for (let link = run; link; link = link.origin.parent) chain.push(link);
  return chain.reverse().flatMap((link) => [...link.origin.input, ...link.steps]);
}
