const SECOND_MS = 1000;

/** A time that somebody has waited: "12 s", "3 min 12 s", "1 h 4 min". */
export function formatElapsed(ms: number): string {
  const seconds = Math.round(Math.max(0, ms) / SECOND_MS);
  const minutes = Math.floor(seconds / 60);
  if (minutes === 0) return `${seconds} s`;
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
