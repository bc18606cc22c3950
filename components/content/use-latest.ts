import { useCallback, useLayoutEffect, useRef } from "react";

/** Gives what a value is when it is asked for; the same function each time, however often the value changes. */
export function useLatest<T>(value: T): () => T {
  const latest = useRef(value);
  useLayoutEffect(() => {
    latest.current = value;
  });
  return useCallback(() => latest.current, []);
}
