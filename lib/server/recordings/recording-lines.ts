import "server-only";
import { type RecordingEntry, WHOLE_EVENTS_FIRST, WHOLE_EVENTS_LAST } from "@/lib/protocol/recording";

/** What is stored of a turn as it runs: frames as readers get them, and notes, which they do not. */
export type StoredBatch = { frames: string; notes: string | null };

const EVENT = /^id: (\d+)\ndata: \{/;

/** The entries of a recording, each as JSON on a line of its own: nothing is read that need not be. */
export function toLines(batches: readonly StoredBatch[]): string[] {
  const lines = batches.flatMap(({ frames, notes }) => [
    ...(notes === null ? [] : notes.split("\n").filter((line) => line !== "")),
    ...frames.split("\n\n").flatMap((frame) => {
      const [start, seq] = EVENT.exec(frame) ?? [];
      return start === undefined ? [] : [`{"seq":${seq},${frame.slice(start.length)}`];
    }),
  ]);
  return lines.length <= WHOLE_EVENTS_FIRST + WHOLE_EVENTS_LAST ? lines : cutMiddle(lines);
}

function cutMiddle(lines: readonly string[]): string[] {
  const end = lines.length - WHOLE_EVENTS_LAST;
  return lines.map((line, position) =>
    position < WHOLE_EVENTS_FIRST || position >= end ? line : withoutContent(line),
  );
}

/** A piece of a step, by its kind and size alone. */
function withoutContent(line: string): string {
  const entry: RecordingEntry = JSON.parse(line);
  if (!("seq" in entry) || entry.event_type !== "step.delta") return line;
  const { type, ...content } = entry.delta;
  return JSON.stringify({ ...entry, delta: { type }, leftOut: JSON.stringify(content).length });
}
