import type { Run } from "./run.ts";
import { type Content, contentOf, type Step } from "./wire.ts";

// Pictures and sound weigh: ten thousand interactions full of them would not fit in memory.
const LARGEST_WEIGHT = 256 * 1024 * 1024;

/** What the API keeps. The oldest go first when there are too many, as retention would do. */
export class InteractionStore {
  readonly #runs = new Map<string, Run>();
  readonly #weights = new Map<string, number>();
  readonly #limit: number;
  #weight = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get(id: string): Run | undefined {
    return this.#runs.get(id);
  }

  add(run: Run): void {
    this.#runs.set(run.origin.id, run);
    this.weigh(run);
  }

  /** To be called again when the run has said all it has to say. */
  weigh(run: Run): void {
    const { id, input } = run.origin;
    if (!this.#runs.has(id)) return;
    this.#forgetWeight(id);
    const weight = mediaBytes(input) + mediaBytes(run.steps);
    this.#weights.set(id, weight);
    this.#weight += weight;
    while (this.#runs.size > 1 && (this.#runs.size > this.#limit || this.#weight > LARGEST_WEIGHT)) {
      this.delete(this.#runs.keys().next().value ?? "");
    }
  }

  /** Deleting does not stop a run. Interactions that chain onto it keep its content. */
  delete(id: string): boolean {
    this.#forgetWeight(id);
    return this.#runs.delete(id);
  }

  #forgetWeight(id: string): void {
    this.#weight -= this.#weights.get(id) ?? 0;
    this.#weights.delete(id);
  }

  all(): Run[] {
    return [...this.#runs.values()];
  }
}

/** Inputs and outputs of an interaction and all that it chains onto, oldest first. */
export function timelineOf(run: Run | undefined): Step[] {
  const chain: Run[] = [];
  for (let link = run; link; link = link.origin.parent) chain.push(link);
  return chain.reverse().flatMap((link) => [...link.origin.input, ...stepsOf(link)]);
}

/** Without the call that an agent was about to answer when its work was stopped: nobody else can. */
function stepsOf({ origin, status, steps }: Run): Step[] {
  if ("model" in origin.answerer || status === "requires_action" || status === "completed") return steps;
  const answered = new Set(steps.map(({ call_id }) => call_id));
  return steps.filter(({ type, id }) => !type.endsWith("_call") || answered.has(id));
}

function blocksOf({ content, summary, result }: Step): Content[] {
  const blocks = [...contentOf(content), ...contentOf(summary), ...contentOf(result)];
  return blocks.flatMap((block) => [block, ...contentOf(block.result)]);
}

function mediaBytes(steps: Step[]): number {
  const blocks = steps.flatMap(blocksOf);
  return blocks.reduce((sum, { data }) => sum + (typeof data === "string" ? data.length : 0), 0);
}
