/** A list or an object that is not closed yet. What is in it is finished; `key` waits for its value. */
type Frame =
  | { kind: "array"; made: unknown[] }
  | { kind: "object"; made: Record<string, unknown>; key: string | null };

/** The lists and objects that are open, the outermost first, and what they have become so far. */
export class Frames {
  readonly #open: Frame[] = [];
  /** The whole document, once it is closed. */
  #root: { value: unknown } | null = null;

  get innermost(): Frame["kind"] | null {
    return this.#open.at(-1)?.kind ?? null;
  }

  get isDone(): boolean {
    return this.#root !== null;
  }

  open(kind: Frame["kind"]): void {
    this.#open.push(kind === "array" ? { kind, made: [] } : { kind, made: {}, key: null });
  }

  close(): void {
    const frame = this.#open.pop();
    if (frame) this.add(frame.made);
  }

  name(key: string): void {
    const frame = this.#open.at(-1);
    if (frame?.kind === "object") frame.key = key;
  }

  add(value: unknown): void {
    const frame = this.#open.at(-1);
    if (!frame) this.#root = { value };
    else if (frame.kind === "array") frame.made.push(value);
    else if (frame.key !== null) {
      define(frame.made, frame.key, value);
      frame.key = null;
    }
  }

  /** What is finished keeps its identity; what is open is a new copy. `unfinished` is what the innermost waits for. */
  read(unfinished: unknown): unknown {
    if (this.#root) return this.#root.value;
    return this.#open.reduceRight<unknown>((inner, frame) => toShown(frame, inner), unfinished);
  }
}

function toShown(frame: Frame, inner: unknown): unknown {
  if (frame.kind === "array") return inner === undefined ? [...frame.made] : [...frame.made, inner];
  const shown = { ...frame.made };
  if (frame.key !== null && inner !== undefined) define(shown, frame.key, inner);
  return shown;
}

// An assignment to "__proto__" would not make a property.
function define(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key !== "__proto__") target[key] = value;
  else Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}
