import { aborted, delay } from "../clock.ts";
import { ConnectionReset } from "../errors.ts";
import { isMediaType } from "../media-types.ts";
import { type Frame, toBytes, toFrame } from "../sse.ts";
import type { InteractionEvent } from "../wire.ts";
import type { Distort } from "./fault.ts";

const TEXTS_BEFORE_FAULT = 2;

/** The seconds are real: a person asked for them, so no pace changes them. */
export function waitSeconds(seconds: number) {
  return (signal: AbortSignal) => delay(seconds * 1_000, signal);
}

export const waitForEver = (signal: AbortSignal) => aborted(signal);

export const resetBeforeHeaders = () => Promise.reject(new ConnectionReset());

export const goSilent: Distort = (frames, gone) =>
  untilText(frames, async () => {
    await aborted(gone);
    return [];
  });

export const endSilently: Distort = (frames) => untilText(frames, async () => []);

export const reset: Distort = (frames) =>
  untilText(frames, async () => {
    // Without a pause the bytes written before would be thrown away with the connection.
    await delay(50);
    throw new ConnectionReset();
  });

/** Ends inside a frame, and there inside the four bytes of a character. */
export const cutMidEvent: Distort = (frames) =>
  untilText(frames, async () => {
    const bytes = toBytes(`event: step.delta\ndata: {"delta":{"text":"cut in a 🦜`);
    return [{ bytes: bytes.subarray(0, -2) }];
  });

export const endWithErrorArray: Distort = (frames) =>
  untilText(frames, async () => {
    const error = { code: 504, message: "Deadline exceeded.", status: "DEADLINE_EXCEEDED" };
    return [{ bytes: toBytes(`[{\n  "error": ${JSON.stringify(error)}\n}\n]\n`) }];
  });

export const breakJson: Distort = async function* (frames) {
  let texts = 0;
  for await (const frame of frames) {
    yield frame;
    if (isAnswer(frame.event) && ++texts === 1) {
      yield { bytes: toBytes('event: step.delta\ndata: {"index":1,"delta":{"text":"brok\n\n') };
    }
  }
};

/** Ends inside the base64 of the first picture or sound. */
export const cutMedia: Distort = async function* (frames) {
  for await (const frame of frames) {
    if (isMedia(frame.event)) return yield { bytes: frame.bytes.subarray(0, frame.bytes.length * 0.6) };
    yield frame;
  }
};

export const omitDone: Distort = async function* (frames) {
  for await (const frame of frames) if (frame.event) yield frame;
};

export const omitUsage: Distort = async function* (frames) {
  for await (const frame of frames) {
    if (frame.event?.event_type !== "interaction.completed") {
      yield frame;
      continue;
    }
    const { usage: _usage, ...interaction } = frame.event.interaction;
    yield toFrame({ ...frame.event, interaction }, false);
  }
};

/** With event ids everything comes twice; without, only what a reader can know to be a repetition. */
export const repeat: Distort = async function* (frames) {
  for await (const frame of frames) {
    yield frame;
    const { event } = frame;
    if (event && (event.event_id || !/^(step\.(start|delta)|error)$/.test(event.event_type))) yield frame;
  }
};

/** The first answer's `step.start` never comes. */
export const orphanDeltas: Distort = async function* (frames) {
  for await (const frame of frames) if (!isOutputStart(frame.event)) yield frame;
};

/** The answer starts before the thought has ended, so the two interleave by index. */
export const reorder: Distort = async function* (frames) {
  let held: Frame[] | undefined = [];
  for await (const frame of frames) {
    const isThoughtEnd = frame.event?.event_type === "step.stop" || isSignature(frame.event);
    if (held && isThoughtEnd && frame.event && "index" in frame.event && frame.event.index === 0) {
      held.push(frame);
      continue;
    }
    yield frame;
    if (held && isOutputStart(frame.event)) {
      yield* held;
      held = undefined;
    }
  }
  yield* held ?? [];
};

/** An event, a step, a delta, comments, line ends and an empty frame that no client was told about. */
export const addUnknown: Distort = async function* (frames) {
  yield { bytes: toBytes(": a comment\r\n\r\n") };
  for await (const frame of frames) {
    yield shiftIndex(frame);
    if (frame.event?.event_type === "interaction.status_update") yield* unknownFrames();
  }
};

function* unknownFrames(): Generator<Frame> {
  const events = [
    { event_type: "interaction.weather", forecast: "sunny" },
    { index: 0, step: { type: "hologram", depth: 3 }, event_type: "step.start" },
    { index: 0, delta: { type: "hologram_layer", layer: "…" }, event_type: "step.delta" },
    { index: 0, event_type: "step.stop" },
  ];
  for (const event of events) {
    yield { bytes: toBytes(`event: ${event.event_type}\r\ndata: ${JSON.stringify(event)}\r\n\r\n`) };
  }
  yield { bytes: toBytes("data:\n\n: another comment\n\nretry: 1000\n\n") };
}

// The unknown step takes index 0, so every real step moves up by one.
function shiftIndex(frame: Frame): Frame {
  const { event } = frame;
  if (!event || !("index" in event)) return frame;
  return toFrame({ ...event, index: event.index + 1 }, false);
}

/** Lets everything pass until there has been some text or media, then sends the last frames of the strike. */
async function* untilText(
  frames: AsyncGenerator<Frame>,
  strike: () => Promise<Frame[]>,
): AsyncGenerator<Frame> {
  let texts = 0;
  for await (const frame of frames) {
    const isLastChance = texts > 0 && frame.event?.event_type === "step.stop";
    if (texts === TEXTS_BEFORE_FAULT || isLastChance) return yield* await strike();
    if (isAnswer(frame.event)) texts += 1;
    yield frame;
  }
}

function isAnswer(event: InteractionEvent | undefined): boolean {
  if (event?.event_type === "step.delta") return event.delta.type === "text" || isMedia(event);
  return isOutputStart(event) && event?.event_type === "step.start" && event.step.content !== undefined;
}

function isMedia(event: InteractionEvent | undefined): boolean {
  return event?.event_type === "step.delta" && isMediaType(event.delta.type);
}

function isOutputStart(event: InteractionEvent | undefined): boolean {
  return event?.event_type === "step.start" && event.step.type === "model_output";
}

function isSignature(event: InteractionEvent | undefined): boolean {
  return event?.event_type === "step.delta" && event.delta.type === "thought_signature";
}
