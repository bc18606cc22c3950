import { describe, expect, test } from "vitest";
import { newId } from "./id";
import type { Content, Step } from "./interaction";
import { type MediaContent, mediaUri } from "./media";
import { toPictureBox } from "./picture-sizes";
import {
  isAnsweredInWords,
  isPictureDue,
  selectAskedFor,
  selectExpectedBox,
  selectPictures,
  selectReference,
} from "./select-media";
import { newTurn, type Settings, type Turn } from "./thread";

const PAINTER = "gemini-nano-banana-2.1";
const FILMER = "gemini-omni-1.2-flash";
const text = (words: string): Content => ({ type: "text", text: words });

function picture(name: string, size = { width: 1264, height: 848 }): MediaContent {
  const id = newId();
  const media = { id, name, size: 10, ...size };
  return { type: "image", mime_type: "image/jpeg", uri: mediaUri(id), media };
}

function output(...content: Content[]): Step {
  return { type: "model_output", content };
}

type Made = {
  id: string;
  parentId?: string | null;
  at?: number;
  model?: string;
  input?: Content[];
  steps?: Step[];
};

function turn({ id, parentId = null, at = 0, model = PAINTER, input = [], steps }: Made): Turn {
  const begun = newTurn({
    id,
    threadId: "t",
    parentId,
    kind: input.length > 0 ? "message" : "continuation",
    input,
    settings: { model },
    createdAt: at,
  });
  return steps ? { ...begun, status: "completed", steps } : begun;
}

const byId = (...turns: Turn[]) => Object.fromEntries(turns.map((one) => [one.id, one]));

describe("the pictures of a thread", () => {
  const [first, left, right, draft] = [picture("1"), picture("2"), picture("3"), picture("draft")];
  const turns = [
    turn({ id: "c", parentId: "a", at: 3, input: [text("in blue")], steps: [output(right)] }),
    turn({
      id: "a",
      at: 1,
      input: [text("a cat")],
      steps: [{ type: "thought", summary: [draft as { type: "image" }] }, output(text("Here."), first)],
    }),
    turn({ id: "b", parentId: "a", at: 2, input: [text("in red")], steps: [output(left)] }),
  ];

  test("are those of every branch in order of time, by what was asked for; drafts are none", () => {
    const pictures = selectPictures(turns);
    expect(pictures.map(({ name }) => name)).toEqual(["a cat", "in red", "in blue"]);
    expect(pictures.map(({ content }) => content)).toEqual([first, left, right]);
    expect(new Set(pictures.map(({ key }) => key)).size).toBe(3);
  });

  test("leave out what is not stored here", () => {
    const lost: MediaContent = { type: "image", mime_type: "image/png", mediaProblem: "too_large" };
    expect(selectPictures([turn({ id: "a", input: [text("x")], steps: [output(lost)] })])).toEqual([]);
  });
});

test("a turn without words of its own was asked for what the nearest turn before it was", () => {
  const turns = byId(
    turn({ id: "a", input: [text("a cat")] }),
    turn({ id: "b", parentId: "a" }),
    turn({ id: "c", parentId: "b", input: [picture("sent")] }),
  );
  expect(selectAskedFor(turns, "c")).toBe("a cat");
  expect(selectAskedFor(turns, "missing")).toBe("");
});

test("a turn begins from the picture sent with it, else from the last before it, never from its own", () => {
  const [made, sent, own] = [picture("made"), picture("sent"), picture("own")];
  const turns = byId(
    turn({ id: "a", input: [text("a cat")], steps: [output(made)] }),
    turn({ id: "b", parentId: "a", input: [text("bluer")], steps: [output(own)] }),
    turn({ id: "c", parentId: "a", input: [text("like this"), sent] }),
  );
  expect(selectReference(turns, "b")).toBe(made);
  expect(selectReference(turns, "c")).toBe(sent);
  expect(selectReference(turns, "a")).toBeNull();
});

describe("the size kept free for a picture", () => {
  const boxFor = (settings: Settings, reference: MediaContent | null = null) =>
    selectExpectedBox({ settings }, reference);

  test("is of the chosen shape, else of the picture it begins from, else square", () => {
    const response_format: Settings["response_format"] = [{ type: "image", aspect_ratio: "16:9" }];
    expect(boxFor({ model: PAINTER, response_format }, picture("x"))).toEqual(toPictureBox("16:9"));
    expect(boxFor({ model: PAINTER }, picture("x"))).toEqual({ width: 1264, height: 848 });
    expect(boxFor({ model: PAINTER })).toEqual({ width: 1024, height: 1024 });
  });

  test("is that of a film where a film is made", () => {
    expect(boxFor({ model: FILMER })).toEqual({ width: 1280, height: 720 });
    const response_format: Settings["response_format"] = [{ type: "video", aspect_ratio: "9:16" }];
    expect(boxFor({ model: FILMER, response_format })).toEqual({ width: 720, height: 1280 });
  });
});

test("a picture is due from the first moment until it is there or the turn has ended", () => {
  const waiting = turn({ id: "a", input: [text("a cat")] });
  expect(isPictureDue(waiting)).toBe(true);
  expect(isPictureDue({ ...waiting, status: "in_progress", steps: [output(picture("x"))] })).toBe(false);
  expect(isPictureDue({ ...waiting, status: "failed" })).toBe(false);
  expect(isPictureDue(turn({ id: "a", model: "gemini-3.8-flash" }))).toBe(false);
});

test("an answer in words alone is told from one with a picture, from one that failed, and from silence", () => {
  const answered = (...content: Content[]) => turn({ id: "a", steps: [output(...content)] });
  expect(isAnsweredInWords(answered(text("I can't.")))).toBe(true);
  expect(isAnsweredInWords(answered(text("Here."), picture("x")))).toBe(false);
  expect(isAnsweredInWords({ ...answered(text("I can't.")), status: "failed" })).toBe(false);
  expect(isAnsweredInWords(answered())).toBe(false);
});
