"use client";

import { useEffect, useEffectEvent } from "react";
import { idle } from "@/lib/client/idle";
import { takeDefault } from "@/lib/client/presets/default-preset";
import { keepPresets, loadPresets } from "@/lib/client/presets/preset-actions";
import { whenPresetsChange } from "@/lib/client/presets/preset-state";
import { useModels } from "@/lib/client/thread-store";
import type { Preset } from "@/lib/protocol/presets";
import { useStartLink } from "./use-start-link";

/** Keeps the presets of this page as they are at the server, and begins new chats as they and the address say. */
export function PresetsHost() {
  const models = useModels();
  const { takeText, choose } = useStartLink();
  const take = useEffectEvent((presets: readonly Preset[]) => takeDefault(presets, models));
  const begin = useEffectEvent(async () => {
    const link = takeText();
    await idle();
    const presets = await loadPresets().catch(() => null);
    // Without a network new chats begin as the last one that was sent here.
    if (presets) await take(presets).catch(() => undefined);
    // What a link has chosen stands above the default.
    if (link) await choose(link, presets);
  });
  useEffect(() => {
    let last = begin();
    const stopKeeping = keepPresets();
    const stopTaking = whenPresetsChange((presets) => {
      last = last.then(() => take(presets)).catch(() => undefined);
    });
    return () => {
      stopTaking();
      stopKeeping();
    };
  }, []);
  return null;
}
