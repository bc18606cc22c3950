import type { Random } from "../random.ts";
import { Environment, type EnvironmentFile } from "./environment.ts";
import { mountSources } from "./mount-sources.ts";
import type { Network, Source } from "./parse-environment.ts";

const MOST_ENVIRONMENTS = 500;
const LARGEST_TOTAL = 256 * 1024 ** 2;

/** What an environment begins with. */
export interface Beginning {
  network: Network;
  sources: Source[];
  /** The files of the environment that it is a copy of. */
  files?: Map<string, EnvironmentFile>;
}

export class EnvironmentStore {
  readonly #environments = new Map<string, Environment>();
  readonly #now: () => number;
  readonly #random: Random;

  constructor(now: () => number, random: Random) {
    this.#now = now;
    this.#random = random;
  }

  create({ network, sources, files }: Beginning): Environment {
    const environment = new Environment({
      id: this.#createId(),
      network,
      sources,
      files: new Map([...(files ?? []), ...mountSources(sources, this.#now())]),
      now: this.#now,
    });
    this.#environments.set(environment.id, environment);
    this.weigh();
    return environment;
  }

  /** With or without `environments/` in front. One that was given up is found, one that is over is not. */
  get(name: string): Environment | undefined {
    this.#forgetOver();
    return this.#environments.get(name.replace(/^environments\//, ""));
  }

  /** Interactions go on naming it, so its files are let go of by themselves. */
  delete(id: string): void {
    this.#environments.get(id)?.files.clear();
    this.#environments.delete(id);
  }

  /** The newest first. */
  all(): Environment[] {
    this.#forgetOver();
    return [...this.#environments.values()].reverse();
  }

  /** To be called when files were added: those that were not used for the longest time go where there is no room. */
  weigh(): void {
    const byUse = [...this.#environments.values()].sort((a, b) => a.lastUsedMs - b.lastUsedMs);
    let size = byUse.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    for (const oldest of byUse.slice(0, -1)) {
      if (this.#environments.size <= MOST_ENVIRONMENTS && size <= LARGEST_TOTAL) return;
      size -= oldest.sizeBytes;
      this.delete(oldest.id);
    }
  }

  #forgetOver(): void {
    for (const { id, isOver } of this.#environments.values()) if (isOver) this.delete(id);
  }

  #createId(): string {
    return toUuid(this.#random.bytes(16));
  }
}

function toUuid(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes).toString("hex");
  const version = `4${hex.slice(13, 16)}`;
  const variant = `${"89ab".charAt(Number.parseInt(hex.charAt(16), 16) % 4)}${hex.slice(17, 20)}`;
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${version}-${variant}-${hex.slice(20)}`;
}
