import { expect, test } from "vitest";
import type { ToolUse } from "@/lib/protocol/select-tool-uses";
import { labelOf, labelsOf, lineOf } from "./activity-words";

const search = (queries: string[], changes: Partial<ToolUse> = {}): ToolUse => ({
  key: 0,
  call: { type: "google_search_call", id: "a", arguments: { queries } },
  result: { type: "google_search_result", call_id: "a", result: [] },
  state: "done",
  durationMs: 2_100,
  ...changes,
});
const code = (changes: Partial<ToolUse> = {}): ToolUse => ({
  key: 1,
  call: { type: "code_execution_call", id: "b", arguments: { code: "1", language: "python" } },
  result: null,
  state: "done",
  durationMs: 300,
  ...changes,
});

test("one line says what was done and how long it took", () => {
  expect(lineOf([search(["a", "b"]), search(["c"])])).toBe("Searched 3 queries · 4.2 s");
  expect(lineOf([search(["a"]), code(), code()])).toBe("Searched 1 query · Ran Python 2 times · 2.7 s");
});

test("what runs is said to run, and has taken no time yet", () => {
  expect(lineOf([search(["a"]), code({ state: "running", durationMs: null })])).toBe(
    "Searched 1 query · Running Python",
  );
});

test("what failed is told from what did not", () => {
  expect(lineOf([code({ state: "failed" }), code()])).toBe("Code execution failed · Ran Python · 0.6 s");
  expect(lineOf([code({ state: "stopped", durationMs: null })])).toBe("Code execution was stopped");
});

test("a search that is told of at once, after the answer, says no time", () => {
  expect(lineOf([search(["a"], { durationMs: 12 })])).toBe("Searched 1 query");
});

test("pages that could not be read are counted", () => {
  const pages: ToolUse = {
    key: 0,
    call: {
      type: "url_context_call",
      id: "u",
      arguments: { urls: ["https://a.example/", "https://b.example/"] },
    },
    result: {
      type: "url_context_result",
      call_id: "u",
      result: [
        { url: "https://a.example/", status: "success" },
        { url: "https://b.example/", status: "error" },
      ],
    },
    state: "done",
    durationMs: null,
  };
  expect(lineOf([pages])).toBe("Read 1 of 2 pages");
  expect(labelOf(pages)).toBe("URL context, done");
});

test("arguments that are no arguments break nothing", () => {
  const odd = search([], {
    call: { type: "google_search_call", id: "a" } as ToolUse["call"],
    durationMs: null,
  });
  expect(lineOf([odd])).toBe("Searched the web");
});

const own = (name: string, path?: string, changes: Partial<ToolUse> = {}): ToolUse => ({
  key: 2,
  call: { type: "function_call", id: "f", name, arguments: path === undefined ? {} : { path } },
  result: { type: "function_result", call_id: "f", result: [] },
  state: "done",
  durationMs: null,
  ...changes,
});

test("the work of an agent is said with its files", () => {
  expect(lineOf([own("write_file", "/src/fibonacci.py"), code()])).toBe(
    "Wrote fibonacci.py · Ran Python · 0.3 s",
  );
  expect(lineOf([own("read_file", "/a.md"), own("read_file", "/b.md"), own("read_file", "/a.md")])).toBe(
    "Read 2 files",
  );
  expect(lineOf([own("list_files", "/"), own("search_files"), own("dream"), own("dream")])).toBe(
    "Listed files · Searched files · Called dream 2 times",
  );
  expect(lineOf([own("edit_file", "/a.md", { state: "failed" })])).toBe("Editing a.md failed");
  expect(lineOf([own("write_file", "/src/a.py", { state: "stopped" })])).toBe("Writing a.py was stopped");
  expect(labelOf(own("write_file", "/src/a.py"))).toBe("Wrote a.py, done");
});

test("what an agent does now stands last, and alone beside how much it has done", () => {
  const now = own("write_file", "/src/report.md", { state: "running" });
  expect(lineOf([own("read_file", "/a"), now, code()])).toBe("Read a · Ran Python · Writing report.md");
  const past = ["read_file", "edit_file", "delete_file", "list_files", "dream"].map((name) =>
    own(name, "/a"),
  );
  expect(lineOf([...past, now])).toBe("5 steps · Writing report.md");
  expect(lineOf([...past, own("write_file", "/b")])).toBe("Read a · Edited a · Deleted a · 3 more");
});

test("a hundred steps of one kind have one name", () => {
  const steps = Array.from({ length: 100 }, (_, at) => own("write_file", `/${at}`));
  expect(labelsOf([...steps, own("read_file")])).toBe("Wrote 100 files, done; Read a file, done");
});
