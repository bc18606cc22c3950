import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createGather, type Gather } from "./gather";

const bytes = (text: string) => new TextEncoder().encode(text);
const opened: Gather[] = [];

function open(give: (bytes: Uint8Array) => void = () => undefined): Gather {
  const gather = createGather(give);
  opened.push(gather);
  return gather;
}

/** A stream that gathers, with so many others, and what it has handed on. */
function openAmong(others: number): { gather: Gather; given: string[] } {
  for (let other = 0; other < others; other += 1) open();
  const given: string[] = [];
  return { gather: open((all) => given.push(new TextDecoder().decode(all))), given };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  for (const gather of opened.splice(0)) gather.drop();
  vi.useRealTimers();
});

test("where few streams are open, each piece goes on at once", () => {
  const { gather, given } = openAmong(1);
  for (const piece of ["a", "b", "c"]) gather.add(bytes(piece));
  expect(given).toEqual(["a", "b", "c"]);
});

test("where many are open, the first piece goes on at once, and those close behind it together", () => {
  const { gather, given } = openAmong(300);
  for (const piece of ["a", "b", "c"]) gather.add(bytes(piece));
  vi.advanceTimersByTime(99);
  expect(given).toEqual(["a"]);
  vi.advanceTimersByTime(1);
  expect(given).toEqual(["a", "bc"]);
});

test("a stream that is slow by itself waits for nothing, however many are open", () => {
  const { gather, given } = openAmong(300);
  gather.add(bytes("a"));
  vi.advanceTimersByTime(100);
  gather.add(bytes("b"));
  expect(given).toEqual(["a", "b"]);
});

test("what was gathered goes on where the stream ends, and nowhere where nobody wants it", () => {
  const ended = openAmong(300);
  const dropped = openAmong(0);
  for (const { gather } of [ended, dropped]) for (const piece of ["a", "b"]) gather.add(bytes(piece));
  ended.gather.end();
  dropped.gather.drop();
  vi.advanceTimersByTime(100);
  expect(ended.given).toEqual(["a", "b"]);
  expect(dropped.given).toEqual(["a"]);
});

test("streams that are over make nobody wait", () => {
  for (let past = 0; past < 300; past += 1) open().end();
  const { gather, given } = openAmong(0);
  for (const piece of ["a", "b"]) gather.add(bytes(piece));
  expect(given).toEqual(["a", "b"]);
});
