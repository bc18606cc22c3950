import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { turnSchema } from "./schemas";
import { selectReplyParts } from "./select-reply-parts";
import type { SharedFile } from "./shared-content";
import { fullTurn, idOf } from "./test-shared-turns";
import { newTurn, type Turn, type TurnStatus } from "./thread";
import { countMessages, type SnapshotFrame, shareableBranch, toSnapshot } from "./to-snapshot";

const copyOf = (letter: string): SharedFile => ({
  id: idOf(letter.toUpperCase()),
  name: `${letter}.png`,
  mimeType: "image/png",
  size: 5,
  width: 2,
  height: 2,
});

function frame(...shared: string[]): SnapshotFrame {
  let made = 0;
  return {
    shareId: idOf("S"),
    title: "A title",
    sharedOn: "2026-11-26",
    files: new Map(shared.map((letter) => [idOf(letter), copyOf(letter)])),
    newId: () => {
      made += 1;
      return `new-${made}-`.padEnd(22, "x");
    },
  };
}

const shared = (turn: Turn, ...files: string[]) => toSnapshot([turn], frame(...files)).turns[0] as Turn;

type Json = unknown;

/** Every place in a value whose value is a text or a number. */
function* leavesOf(value: Json, path: string[] = []): Generator<string[]> {
  if (typeof value === "string" || typeof value === "number") yield path;
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) yield* leavesOf(inner, [...path, key]);
}

function* objectsIn(value: Json, path: string[] = []): Generator<string[]> {
  if (typeof value !== "object" || value === null) return;
  yield path;
  for (const [key, inner] of Object.entries(value)) yield* objectsIn(inner, [...path, key]);
}

/** A copy with something else at a place, or one more field there. */
function changed<T>(value: T, path: readonly string[], change: (found: Json) => Json): T {
  const copy = structuredClone(value) as Json;
  let holder = copy as Record<string, Json>;
  for (const key of path.slice(0, -1)) holder = holder[key] as Record<string, Json>;
  const last = path.at(-1) ?? "";
  holder[last] = change(holder[last]);
  return copy as T;
}

const CANARY = "canary-4711";
const NUMBER = 47_110_815_47;

/** The fields of a turn whose values are found again in what is shared of it. */
function publicFieldsOf(turn: Turn): string[] {
  const paths = [...leavesOf(turn)].filter((path) => {
    const marked = changed(turn, path, (found) => (typeof found === "number" ? NUMBER : canaryLike(found)));
    const text = JSON.stringify(shared(marked, "i", "o", "c"));
    return text.includes(CANARY) || text.includes(String(NUMBER));
  });
  return paths.map((path) => path.join("."));
}

/** As the field is read: an address stays one. */
function canaryLike(found: Json): string {
  return String(found).startsWith("https://") ? `https://${CANARY}.example/` : CANARY;
}

/** Every field of a turn that becomes public. Where it is one of a few words, a turn that is read has no other. */
const PUBLIC = [
  "kind",
  "input.0.text",
  "input.3.uri",
  "settings.model",
  "settings.response_format.0.schema.title",
  "settings.response_format.0.schema.properties.name.enum.0",
  "settings.response_format.0.schema.required.0",
  "status",
  "steps.1.arguments.queries.0",
  "steps.3.arguments.code",
  "steps.4.result.0.text",
  "steps.5.arguments.code",
  "steps.6.result",
  "steps.7.name",
  "steps.18.content.0.text",
  "steps.18.content.0.annotations.0.url",
  "steps.18.content.0.annotations.0.title",
  "steps.18.content.0.annotations.0.start_index",
  "steps.18.content.0.annotations.0.end_index",
  "error.code",
];

describe("SH-06 what becomes public of a turn", () => {
  test("is what is on the list, and nothing else that it has", () => {
    const answered = changed(fullTurn(), ["steps", "18", "content", "0", "text"], () => '{"name":"Ann"}');
    // Answers in JSON are drawn by their schema, so it is public with them.
    expect(publicFieldsOf(answered)).toEqual(PUBLIC);
    const withoutSchema = PUBLIC.filter((path) => !path.startsWith("settings.response_format"));
    expect(publicFieldsOf(fullTurn())).toEqual(withoutSchema);
  });

  test("has no field that nobody has thought of, wherever it stands", () => {
    for (const path of objectsIn(fullTurn())) {
      const turn = changed(fullTurn(), [...path, "later"], () => CANARY);
      expect(JSON.stringify(shared(turn, "i", "o", "c")), path.join(".")).not.toContain(CANARY);
    }
  });

  test("has no id of before, no time but a day, and no address of what is stored here", () => {
    const text = JSON.stringify(toSnapshot([fullTurn()], frame("i")));
    for (const letter of ["t", "h", "p", "i", "n", "o", "c"]) expect(text).not.toContain(idOf(letter));
    expect(text).not.toMatch(/api\/media|googleapis|signature|interaction_id|"(s1|c1|f1|m1)"|1234\d|1231\d/);
    expect(shared(fullTurn()).createdAt).toBe(Date.UTC(2026, 10, 26));
    expect(shared(fullTurn()).threadId).toBe(idOf("S"));
  });

  test("holds for values of any shape, as an API may send what its types do not know", () => {
    const fromTheApi = [...leavesOf(fullTurn())].filter(([field]) => field === "steps" || field === "input");
    const odd = fc.jsonValue({ maxDepth: 2 }).map((value) => ({ deep: [CANARY, value], [CANARY]: CANARY }));
    fc.assert(
      fc.property(fc.constantFrom(...fromTheApi), odd, (path, value) => {
        const turn = changed(fullTurn(), path, () => value);
        expect(JSON.stringify(shared(turn, "i", "o", "c"))).not.toContain(CANARY);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("SH-08 files of a shared turn", () => {
  test("those that are ticked are the share's own, the others leave their kind", () => {
    const { input, steps } = shared(fullTurn(), "i", "c");
    expect(input.slice(1, 3)).toEqual([
      {
        type: "image",
        mime_type: "image/png",
        uri: `/api/shares/${idOf("S")}/files/${idOf("I")}`,
        media: { id: idOf("I"), name: "i.png", size: 5, width: 2, height: 2 },
      },
      { type: "image", mediaProblem: "not_shared" },
    ]);
    expect(JSON.stringify(steps)).toContain(`/api/shares/${idOf("S")}/files/${idOf("C")}`);
    const answer = steps.at(-1);
    expect(answer?.type === "model_output" && answer.content?.slice(1)).toEqual([
      { type: "image", mediaProblem: "not_shared" },
      { type: "image", mediaProblem: "not_shared" },
      { type: "image", mediaProblem: "too_large" },
    ]);
  });
});

describe("a shared turn", () => {
  test("is one that is stored and drawn like any other", () => {
    const turn = shared(fullTurn(), "i", "o", "c");
    expect(turnSchema.parse(JSON.parse(JSON.stringify(turn)))).toEqual(turn);
    const kinds = selectReplyParts(turn).map(({ kind }) => kind);
    expect(kinds).toEqual(["activity", "call", "content"]);
    const [activity] = selectReplyParts(turn);
    expect(activity?.kind === "activity" && activity.uses.map(({ state }) => state)).toEqual([
      "done",
      "done",
      "failed",
    ]);
  });

  test("names an agent of Google's, and of somebody's own only that it was one", () => {
    const by = (agent: string) => shared({ ...fullTurn(), settings: { model: "m", agent } }).settings;
    expect(by("deep-research-preview-04-2026")).toEqual({
      model: "m",
      agent: "deep-research-preview-04-2026",
    });
    expect(by("anns-accountant")).toEqual({ model: "m", agent: "custom-agent" });
  });

  test("says that a function was called, and whether a person had denied it", () => {
    const noted = (note: object) => {
      const turn = fullTurn();
      return shared({ ...turn, callNotes: { 7: { resultAt: 8, ...note } } });
    };
    for (const [note, decision] of [
      [{}, undefined],
      [{ decision: "denied", reason: "no" }, "denied"],
    ] as const) {
      const { steps, callNotes } = noted(note);
      const at = steps.findIndex(({ type }) => type === "function_call");
      expect(steps.slice(at, at + 2)).toEqual([
        { type: "function_call", id: "call-7", name: "look_up", arguments: {} },
        { type: "function_result", call_id: "call-7", name: "look_up", result: "" },
      ]);
      expect(callNotes).toEqual({ [at]: { resultAt: at + 1, ...(decision && { decision }) } });
    }
  });
});

describe("SH-15 the branch that is shared", () => {
  const turnOf = (letter: string, parent: string | null, status: TurnStatus): Turn => ({
    ...newTurn({
      id: idOf(letter),
      threadId: idOf("h"),
      parentId: parent && idOf(parent),
      kind: "message",
      input: [],
      settings: { model: "m" },
      createdAt: 0,
    }),
    status,
  });
  const branch = (head: string, ...turns: Turn[]) =>
    shareableBranch(Object.fromEntries(turns.map((turn) => [turn.id, turn])), idOf(head)).map(
      ({ id }) => id[0],
    );

  test("ends with the last answer that has an end", () => {
    const first = turnOf("a", null, "completed");
    expect(branch("b", first, turnOf("b", "a", "in_progress"))).toEqual(["a"]);
    expect(branch("b", first, turnOf("b", "a", "queued"))).toEqual(["a"]);
    expect(branch("b", first, turnOf("b", "a", "requires_action"))).toEqual(["a"]);
    expect(branch("b", first, turnOf("b", "a", "cut_off"))).toEqual(["a", "b"]);
    expect(branch("a", turnOf("a", null, "in_progress"))).toEqual([]);
  });

  test("has no other version of anything", () => {
    const turns = [
      turnOf("a", null, "completed"),
      turnOf("b", "a", "completed"),
      turnOf("c", "a", "completed"),
    ];
    expect(branch("c", ...turns)).toEqual(["a", "c"]);
  });

  test("leaves no call that waits for a person", () => {
    const turns = [turnOf("a", null, "requires_action"), turnOf("b", "a", "completed")];
    const { turns: shown } = toSnapshot(turns, frame());
    expect(shown.map(({ status }) => status)).toEqual(["cancelled", "completed"]);
    expect(shown.map(({ parentId }) => parentId)).toEqual([null, shown[0]?.id]);
  });

  test("counts the messages that are seen", () => {
    const kinds: Turn["kind"][] = ["message", "continuation", "plan_approval"];
    expect(countMessages(kinds.map((kind) => ({ kind })))).toBe(2);
  });
});
