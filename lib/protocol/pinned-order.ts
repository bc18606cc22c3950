/**
 * The times of pinned threads, by which they are listed with the latest on top, for the order in which they are wanted:
 * the same times as far as no two are alike. So other threads keep their places among them, and the same order asked
 * for again changes nothing.
 */
export function timesInOrder(pinnedAts: readonly number[]): number[] {
  const times = pinnedAts.toSorted((one, other) => other - one);
  for (let at = 1; at < times.length; at += 1) {
    const above = times[at - 1] ?? 0;
    times[at] = Math.min(times[at] ?? 0, above - 1);
  }
  return times;
}
