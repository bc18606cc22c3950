"use client";

import { useEffect, useEffectEvent, useState } from "react";
import { sentenceOf } from "@/lib/client/stores/store-actions";
import { useModels } from "@/lib/client/thread-store";
import { useSettings } from "@/lib/client/use-settings";
import { findKnown } from "./find-known";
import { type Fitted, toPreset } from "./fit-preset";

type PresetOf = {
  /** Null until it is known what of the thread is there for others, too. */
  fitted: Fitted | null;
  problem: string | null;
};

/** What the settings of a thread would be as a preset. */
export function usePresetOf(threadId: string | null): PresetOf {
  const settings = useSettings(threadId);
  const models = useModels();
  const [presetOf, setPresetOf] = useState<PresetOf>({ fitted: null, problem: null });
  const find = useEffectEvent(async () => {
    try {
      const { functions } = await findKnown(models, [settings]);
      setPresetOf({ fitted: toPreset(settings, functions), problem: null });
    } catch (cause) {
      setPresetOf({ fitted: null, problem: sentenceOf(cause) });
    }
  });
  useEffect(() => void find(), []);
  return presetOf;
}
