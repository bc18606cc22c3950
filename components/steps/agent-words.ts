import { msg, t, tCount } from "@/lib/i18n/translate";
import { fileNameOf, selectPaths } from "@/lib/protocol/select-agent-files";
import type { ToolUse } from "@/lib/protocol/select-tool-uses";

type Words = { one: string; many: (count: number) => string };
type Verb = { running: Words; done: Words };

const WRITE: Verb = {
  running: {
    one: msg("Writing {file}"),
    many: (count) => tCount(count, "Writing a file", "Writing {count} files"),
  },
  done: { one: msg("Wrote {file}"), many: (count) => tCount(count, "Wrote a file", "Wrote {count} files") },
};
const READ: Verb = {
  running: {
    one: msg("Reading {file}"),
    many: (count) => tCount(count, "Reading a file", "Reading {count} files"),
  },
  done: { one: msg("Read {file}"), many: (count) => tCount(count, "Read a file", "Read {count} files") },
};
const EDIT: Verb = {
  running: {
    one: msg("Editing {file}"),
    many: (count) => tCount(count, "Editing a file", "Editing {count} files"),
  },
  done: {
    one: msg("Edited {file}"),
    many: (count) => tCount(count, "Edited a file", "Edited {count} files"),
  },
};
const DELETE: Verb = {
  running: {
    one: msg("Deleting {file}"),
    many: (count) => tCount(count, "Deleting a file", "Deleting {count} files"),
  },
  done: {
    one: msg("Deleted {file}"),
    many: (count) => tCount(count, "Deleted a file", "Deleted {count} files"),
  },
};

/** What the functions of Google's agents do with files. Others are named as they are. */
const VERBS: Record<string, Verb> = {
  write_file: WRITE,
  create_file: WRITE,
  read_file: READ,
  edit_file: EDIT,
  delete_file: DELETE,
};

/** Calls of one function by an agent, in a few words: "Wrote fibonacci.py", "Read 2 files". */
export function agentPhrase(name: string, uses: readonly ToolUse[], isRunning: boolean): string {
  const paths = selectPaths(uses);
  const file = fileNameOf(paths[0] ?? "");
  if (name === "search_files") return isRunning ? t("Searching files") : t("Searched files");
  if (name === "list_files") return listingPhrase(file, paths.length, isRunning);
  const verb = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
  if (!verb) return callPhrase(name, uses.length, isRunning);
  const words = isRunning ? verb.running : verb.done;
  return paths.length === 1 ? t(words.one, { file }) : words.many(Math.max(paths.length, 1));
}

function listingPhrase(folder: string, count: number, isRunning: boolean): string {
  if (count > 1) {
    return isRunning
      ? tCount(count, "Listing {count} folder", "Listing {count} folders")
      : tCount(count, "Listed {count} folder", "Listed {count} folders");
  }
  if (/^[./]*$/.test(folder)) return isRunning ? t("Listing files") : t("Listed files");
  return isRunning ? t("Listing files in {folder}", { folder }) : t("Listed files in {folder}", { folder });
}

function callPhrase(name: string, count: number, isRunning: boolean): string {
  if (count === 1) return isRunning ? t("Calling {name}", { name }) : t("Called {name}", { name });
  return isRunning
    ? tCount(count, "Calling {name} {count} time", "Calling {name} {count} times", { name })
    : tCount(count, "Called {name} {count} time", "Called {name} {count} times", { name });
}
