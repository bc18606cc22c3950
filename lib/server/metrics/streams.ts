import "server-only";
import { metrics } from "./registry";

/** Counts a reader of a stream; what it returns counts them out again, once. */
export function countReader(): () => void {
  const { streamReaders } = metrics();
  let isIn = true;
  streamReaders.inc();
  return () => {
    if (isIn) streamReaders.dec();
    isIn = false;
  };
}
