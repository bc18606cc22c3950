"use client";

import { useEffect, useRef, useState } from "react";
import { api } from "@/lib/client/api";
import { usePreference } from "@/lib/client/preferences";
import { ApiError } from "@/lib/client/request";
import { t } from "@/lib/i18n/translate";
import type { StoredMedia } from "@/lib/protocol/select-media";

type ReadAloud = {
  state: "idle" | "fetching" | "open";
  sound: StoredMedia | null;
  /** A sentence, where it could not be spoken. */
  problem: string | null;
  toggle: () => void;
};

/** A reply as speech, in the preferred voice. Asked for again, it ends. */
export function useReadAloud(turnId: string): ReadAloud {
  const voice = usePreference("voice");
  const [state, setState] = useState<ReadAloud["state"]>("idle");
  const [sound, setSound] = useState<StoredMedia | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const asked = useRef<AbortController | null>(null);
  useEffect(() => () => asked.current?.abort(), []);

  const createAsk = () => {
    asked.current = new AbortController();
    return asked.current;
  };
  const start = async () => {
    const { signal } = createAsk();
    setState("fetching");
    setProblem(null);
    try {
      const spoken = await api.readAloud(turnId, voice, signal);
      setSound(spoken);
      setState("open");
    } catch (cause) {
      if (signal.aborted) return;
      setState("idle");
      setProblem(cause instanceof ApiError ? cause.message : t("The server could not be reached."));
    }
  };
  const stop = () => {
    asked.current?.abort();
    setState("idle");
    setSound(null);
  };
  return { state, sound, problem, toggle: () => (state === "idle" ? void start() : stop()) };
}
