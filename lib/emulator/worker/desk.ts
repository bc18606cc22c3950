import { type EnvironmentFile, type FileChange, mimeTypeOf } from "../environments/environment.ts";
import { isBelow, parsePath } from "../environments/paths.ts";
import type { PlannedStep } from "../planned-step.ts";
import { thought } from "../prompt.ts";

const LONGEST_RESULT = 4_000;

interface Execution {
  code: string;
  result: string;
  language?: "python" | "bash";
  isError?: boolean;
  changes?: FileChange[];
}

/**
 * Where work is planned: each tool that is used becomes a step, and sees what those before it did.
 * The files are a copy. The environment's own change when the step is reached on the timeline.
 */
export class Desk {
  readonly steps: PlannedStep[] = [];
  readonly #files: Map<string, Buffer>;

  constructor(files: ReadonlyMap<string, EnvironmentFile> = new Map()) {
    this.#files = new Map([...files].map(([path, { bytes }]) => [path, bytes]));
  }

  get paths(): string[] {
    return [...this.#files.keys()].sort();
  }

  textOf(path: string): string | undefined {
    return this.#files.get(path)?.toString();
  }

  think(...summaries: [title: string, text: string][]): void {
    this.steps.push({
      type: "thought",
      summaries: summaries.map(([title, text]) => thought(title, text)),
    });
  }

  list(folder = ""): void {
    const lines = this.paths
      .filter((path) => isBelow(path, folder))
      .map((path) => `${this.#files.get(path)?.length ?? 0}\t/${path}`);
    const result = lines.length > 0 ? lines.join("\n") : "The directory is empty.";
    this.#use("list_files", { path: `/${folder}` }, result);
  }

  read(path: string): string | undefined {
    const text = this.textOf(path);
    const isError = text === undefined;
    this.#use(
      "read_file",
      { path: `/${path}` },
      isError ? `No such file: /${path}` : text.slice(0, LONGEST_RESULT),
      { isError },
    );
    return text;
  }

  write(path: string, content: string): void {
    const changes = [this.#change(path, Buffer.from(content))];
    const result = `Wrote ${Buffer.byteLength(content)} bytes to /${path}.`;
    this.#use("write_file", { path: `/${path}`, content }, result, { changes });
  }

  edit(path: string, from: string, to: string): boolean {
    const text = this.textOf(path);
    const isError = text === undefined || !text.includes(from);
    const values = { path: `/${path}`, old_string: from, new_string: to };
    if (isError) {
      this.#use("edit_file", values, `Nothing to replace in /${path}.`, { isError });
      return false;
    }
    const changes = [this.#change(path, Buffer.from(text.replaceAll(from, to)))];
    this.#use("edit_file", values, `Edited /${path}.`, { changes });
    return true;
  }

  /** The lines that hold the words, as `path:number: line`. */
  search(query: string): string[] {
    const found = this.paths.flatMap((path) => {
      const lines = (this.textOf(path) ?? "").split("\n");
      return lines.flatMap((line, index) =>
        line.toLowerCase().includes(query.toLowerCase()) ? [`/${path}:${index + 1}: ${line.trim()}`] : [],
      );
    });
    this.#use("search_files", { query, path: "/" }, found.slice(0, 50).join("\n") || "No matches.");
    return found;
  }

  remove(path: string): boolean {
    const isError = !this.#files.delete(path);
    const changes = isError ? [] : [{ path, bytes: null }];
    const result = isError ? `No such file: /${path}` : `Deleted /${path}.`;
    this.#use("delete_file", { path: `/${path}` }, result, { isError, changes });
    return !isError;
  }

  /** A program that was worked out beforehand, and the files that it leaves. */
  run({ changes = [], isError = false, ...execution }: Execution): void {
    for (const { path, bytes } of changes) if (bytes) this.#change(path, bytes);
    this.steps.push({ type: "code_execution", ...execution, isError, changes });
  }

  say(text: string): void {
    this.steps.push({ type: "model_output", text });
  }

  #change(path: string, bytes: Buffer): FileChange {
    this.#files.set(parsePath(path), bytes);
    return { path: parsePath(path), bytes, mimeType: mimeTypeOf(path) };
  }

  #use(
    name: string,
    values: Record<string, unknown>,
    result: string,
    { isError = false, changes = [] }: { isError?: boolean; changes?: FileChange[] } = {},
  ): void {
    this.steps.push({
      type: "agent_tool",
      name,
      arguments: values,
      result,
      ...(isError && { isError }),
      ...(changes.length > 0 && { changes }),
    });
  }
}
