"use client";

import { useCallback, useEffect, useState } from "react";
import { api } from "@/lib/client/api";
import type { Voice } from "@/lib/protocol/api";

type Voices = { voices: readonly Voice[]; state: "loading" | "ready" | "failed"; reload: () => void };

const NONE: readonly Voice[] = [];
let known: readonly Voice[] | null = null;

/** The address of a few words in that voice. */
export function sampleOf({ id }: Voice): string {
  return `/api/voices/${id}/sample`;
}

/** The voices of speech. They are asked for once in the life of a page. */
export function useVoices(): Voices {
  const [voices, setVoices] = useState(known);
  const [hasFailed, setHasFailed] = useState(false);
  const reload = useCallback(() => {
    setHasFailed(false);
    loadVoices().then(setVoices, () => setHasFailed(true));
  }, []);
  useEffect(() => {
    if (known === null) reload();
  }, [reload]);
  return { voices: voices ?? NONE, state: voices ? "ready" : hasFailed ? "failed" : "loading", reload };
}

async function loadVoices(): Promise<readonly Voice[]> {
  const { voices } = await api.listVoices();
  known = voices;
  return voices;
}
