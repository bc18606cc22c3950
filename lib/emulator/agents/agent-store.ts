import type { EnvironmentFile } from "../environments/environment.ts";
import type { Network, Source } from "../environments/parse-environment.ts";

const MOST_AGENTS = 1_000;
// A thousand agents with two megabytes of sources each would not fit in memory.
const LARGEST_TOTAL = 128 * 1024 ** 2;

/** What every call of an agent begins with a copy of. */
export interface BaseEnvironment {
  network: Network;
  sources: Source[];
  files: Map<string, EnvironmentFile>;
}

export interface CustomAgent {
  id: string;
  baseAgent: string;
  description?: string;
  systemInstruction?: string;
  /** As they were sent; undefined where all of the base's are meant. */
  tools?: unknown[];
  maxTotalTokens?: number;
  base?: BaseEnvironment;
  /** What GET answers. */
  resource: Record<string, unknown>;
}

export class AgentStore {
  readonly #agents = new Map<string, CustomAgent>();

  has(id: string): boolean {
    return this.#agents.has(id);
  }

  get(id: string): CustomAgent | undefined {
    return this.#agents.get(id);
  }

  /** False where there is no room for one more. */
  add(agent: CustomAgent): boolean {
    const size = [...this.#agents.values(), agent].reduce((sum, { base }) => sum + sizeOf(base), 0);
    if (this.#agents.size >= MOST_AGENTS || size > LARGEST_TOTAL) return false;
    this.#agents.set(agent.id, agent);
    return true;
  }

  delete(id: string): void {
    this.#agents.delete(id);
  }

  /** The newest first. */
  all(): CustomAgent[] {
    return [...this.#agents.values()].reverse();
  }
}

function sizeOf(base: BaseEnvironment | undefined): number {
  return [...(base?.files.values() ?? [])].reduce((sum, { bytes }) => sum + bytes.length, 0);
}
