"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { api } from "@/lib/client/api";
import { sentenceOf } from "@/lib/client/stores/store-actions";
import type { RecordingEntry } from "@/lib/protocol/recording";

const LOOK_MS = 1_000;

type State = { entries: readonly RecordingEntry[] | null; problem: string | null };

/** What is kept of how a turn went; of one that runs, what comes is added. `entries` is null until they have come. */
export function useRecording(turnId: string, isRunning: boolean): State & { reload: () => void } {
  const [state, setState] = useState<State>({ entries: null, problem: null });
  const cursor = useRef(0);
  const [count, setCount] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a higher count looks once more; a turn that settles has more to say.
  useEffect(() => {
    const abort = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      const recording = await api.getRecording(turnId, cursor.current, abort.signal);
      if (abort.signal.aborted) return;
      cursor.current = recording.cursor;
      setState(({ entries }) => ({ entries: [...(entries ?? []), ...recording.entries], problem: null }));
      if (recording.isRunning) timer = setTimeout(tryLook, LOOK_MS);
    };
    const tryLook = () => {
      look().catch((cause: unknown) => {
        if (!abort.signal.aborted) setState((before) => ({ ...before, problem: sentenceOf(cause) }));
      });
    };
    tryLook();
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }, [turnId, isRunning, count]);
  const reload = useCallback(() => setCount((before) => before + 1), []);
  return { ...state, reload };
}
