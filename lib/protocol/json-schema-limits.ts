const MAX_DEPTH = 100;
const MAX_COUNT = 500_000;
// References can stand for references: a schema of one kilobyte may mean a gigabyte.
const MAX_SCHEMAS = 4_000;
const MAX_FOLLOWED = 200;

/** How many levels a value has below its top, and of how many values it is made. Deep or large ones are not counted to the end. */
export function sizeOf(value: unknown) {
  let level = [value];
  let depth = 0;
  let count = 1;
  while (depth <= MAX_DEPTH && count <= MAX_COUNT) {
    level = level.flatMap((part) => (typeof part === "object" && part !== null ? Object.values(part) : []));
    if (level.length === 0) break;
    depth += 1;
    count += level.length;
  }
  return { isTooDeep: depth > MAX_DEPTH, isTooLarge: count > MAX_COUNT, count };
}

/** How much of a schema is read, with everything that its references stand for. */
export class Budget {
  #left = MAX_SCHEMAS;
  #depth = 0;
  #isExceeded = false;

  get isSpent(): boolean {
    return this.#left <= 0;
  }

  /** Whether anything was left out. */
  get isExceeded(): boolean {
    return this.#isExceeded;
  }

  /** Reads on as long as there is something left, or not at all. */
  spend<Read>(read: () => Read, cost = () => 1): Read | null {
    if (this.isSpent || this.#depth >= MAX_FOLLOWED) {
      this.#isExceeded = true;
      return null;
    }
    this.#left -= cost();
    this.#depth += 1;
    const result = read();
    this.#depth -= 1;
    return result;
  }
}
