/** Entries in groups of 16. A group keeps its identity while it does not change, so a flush redraws one group. */
export type Segments<Entry> = readonly (readonly Entry[])[];

const SEGMENT_SIZE = 16;

export function append<Entry>(segments: Segments<Entry>, entry: Entry): Segments<Entry> {
  const last = segments.at(-1);
  if (last === undefined || last.length === SEGMENT_SIZE) return [...segments, [entry]];
  return segments.with(-1, [...last, entry]);
}

/** The entries from position `start` on. */
export function entriesFrom<Entry>(segments: Segments<Entry>, start: number): readonly Entry[] {
  const first = Math.floor(start / SEGMENT_SIZE);
  return segments
    .slice(first)
    .flat()
    .slice(start - first * SEGMENT_SIZE);
}

export function countOf<Entry>(segments: Segments<Entry>): number {
  const last = segments.at(-1);
  return last === undefined ? 0 : (segments.length - 1) * SEGMENT_SIZE + last.length;
}
