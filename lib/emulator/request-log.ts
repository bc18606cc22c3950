export interface LoggedRequest {
  number: number;
  time: string;
  method: string;
  path: string;
  /** The parsed JSON, or the text if it was none; absent when there was no body. */
  body?: unknown;
  /** How many bytes of a file came with it. */
  fileBytes?: number;
}

const LARGEST_COUNT = 1_000;
// Bodies may carry inline media: a thousand of them would not fit in memory.
const LARGEST_SIZE = 64 * 1024 * 1024;

/** The last requests as they were received, for developers and tests. */
export class RequestLog {
  #entries: { request: LoggedRequest; size: number }[] = [];
  #size = 0;
  #number = 0;

  add(request: Omit<LoggedRequest, "number">, size: number): void {
    this.#number += 1;
    this.#entries.push({ request: { number: this.#number, ...request }, size });
    this.#size += size;
    while (this.#entries.length > LARGEST_COUNT || (this.#size > LARGEST_SIZE && this.#entries.length > 1)) {
      this.#size -= this.#entries.shift()?.size ?? 0;
    }
  }

  all(): LoggedRequest[] {
    return this.#entries.map(({ request }) => request);
  }

  clear(): void {
    this.#entries = [];
    this.#size = 0;
  }
}
