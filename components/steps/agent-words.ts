import { fileNameOf, selectPaths } from "@/lib/protocol/select-agent-files";
import type { ToolUse } from "@/lib/protocol/select-tool-uses";

type Words = { running: string; done: string; many: string };

/** What the functions of Google's agents do with files. Others are named as they are. */
const FILE_WORDS: Record<string, Words> = {
  write_file: { running: "Writing", done: "Wrote", many: "files" },
  create_file: { running: "Writing", done: "Wrote", many: "files" },
  read_file: { running: "Reading", done: "Read", many: "files" },
  edit_file: { running: "Editing", done: "Edited", many: "files" },
  delete_file: { running: "Deleting", done: "Deleted", many: "files" },
  list_files: { running: "Listing", done: "Listed", many: "folders" },
};

/** Calls of one function by an agent, in a few words: "Wrote fibonacci.py", "Read 2 files". */
export function agentPhrase(name: string, uses: readonly ToolUse[], isRunning: boolean): string {
  const words = FILE_WORDS[name];
  if (name === "search_files") return `${isRunning ? "Searching" : "Searched"} files`;
  if (!words) return `${isRunning ? "Calling" : "Called"} ${name}${times(uses.length)}`;
  const [path, ...others] = selectPaths(uses);
  const verb = isRunning ? words.running : words.done;
  if (others.length > 0) return `${verb} ${others.length + 1} ${words.many}`;
  const file = path === undefined ? "" : fileNameOf(path);
  if (name === "list_files") return `${verb} ${/^[./]*$/.test(file) ? "files" : `files in ${file}`}`;
  return `${verb} ${file || "a file"}`;
}

function times(count: number): string {
  return count > 1 ? ` ${count} times` : "";
}
