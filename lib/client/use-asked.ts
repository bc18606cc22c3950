"use client";

import { useCallback, useEffect, useState } from "react";
import { sentenceOf } from "./stores/store-actions";

type Asked<T> = { answer: T | null; problem: string | null; reload: () => void };

/** What the server answers to a question, asked anew when that changes. `ask` must be stable while it does not. */
export function useAsked<T>(ask: (signal: AbortSignal) => Promise<T>): Asked<T> {
  const [state, setState] = useState<{ answer: T | null; problem: string | null }>(NOTHING);
  const [count, setCount] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a higher count asks once more.
  useEffect(() => {
    const abort = new AbortController();
    setState(NOTHING);
    ask(abort.signal).then(
      (answer) => abort.signal.aborted || setState({ answer, problem: null }),
      (cause: unknown) => abort.signal.aborted || setState({ answer: null, problem: sentenceOf(cause) }),
    );
    return () => abort.abort();
  }, [ask, count]);
  const reload = useCallback(() => setCount((before) => before + 1), []);
  return { ...state, reload };
}

const NOTHING = { answer: null, problem: null };
