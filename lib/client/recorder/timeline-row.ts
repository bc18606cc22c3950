export type TimelineKind = "request" | "exchange" | "step" | "wait" | "mark";

/** A stretch of a turn, in milliseconds since the turn began. `endedAt` is null while it goes on. */
export type TimelineRow = {
  key: string;
  kind: TimelineKind;
  name: string;
  startedAt: number;
  endedAt: number | null;
  facts: readonly Fact[];
  /** The thing itself, as JSON. */
  raw?: unknown;
};

export type Fact = { name: string; value: string | number; unit?: "ms" | "bytes" };
