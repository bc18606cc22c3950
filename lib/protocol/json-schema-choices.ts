import type { OutputUnit } from "@cfworker/json-schema";

type Entry = OutputUnit | Choice;
/** `within`: how the places of all that belongs to it begin. */
type Choice = { error: OutputUnit; within: string; branches: Branch[] };
type Branch = { within: string; entries: Entry[]; isMeant: boolean };

/**
 * Of the ways in which the choices of an `anyOf` fail, those of the one that was clearly meant, or none. One
 * by one, so that nobody waits for the rest.
 */
export function* withoutChoices(errors: readonly OutputUnit[]): Generator<OutputUnit> {
  yield* meantOf(toEntries(errors));
}

function* meantOf(entries: readonly Entry[]): Generator<OutputUnit> {
  for (const entry of entries) {
    if (!("branches" in entry)) {
      yield entry;
      continue;
    }
    const [meant, other] = entry.branches.filter(({ isMeant }) => isMeant);
    if (meant && !other) yield* meantOf(meant.entries);
    else yield { ...entry.error, keyword: "choices" };
  }
}

// What belongs to a choice directly follows the error of its `anyOf`, so one pass is enough.
function toEntries(errors: readonly OutputUnit[]): Entry[] {
  const top: Entry[] = [];
  const open: Choice[] = [];
  for (const error of errors) {
    const choice = innermostOf(open, error);
    const entries = choice ? branchOf(choice, error).entries : top;
    if (error.keyword === "anyOf") {
      const inner: Choice = { error, within: `${error.keywordLocation}/`, branches: [] };
      entries.push(inner);
      open.push(inner);
    } else {
      entries.push(error);
      if (error.keyword === "type") excludeBranches(open, error);
    }
  }
  return top;
}

/** The open choice that an error belongs to. Those before it have ended. */
function innermostOf(open: Choice[], { keywordLocation }: OutputUnit): Choice | undefined {
  let choice = open.at(-1);
  while (choice && !keywordLocation.startsWith(choice.within)) {
    open.pop();
    choice = open.at(-1);
  }
  return choice;
}

function branchOf({ within, branches }: Choice, { keywordLocation }: OutputUnit): Branch {
  const last = branches.at(-1);
  if (last && keywordLocation.startsWith(last.within)) return last;
  const end = keywordLocation.indexOf("/", within.length) + 1;
  const branch = { within: keywordLocation.slice(0, end), entries: [], isMeant: true };
  branches.push(branch);
  return branch;
}

/** Where the value is of another type than a branch, that was not meant. */
function excludeBranches(open: readonly Choice[], { instanceLocation }: OutputUnit): void {
  for (const { error, branches } of open.toReversed()) {
    if (error.instanceLocation !== instanceLocation) return;
    const branch = branches.at(-1);
    if (branch) branch.isMeant = false;
  }
}
