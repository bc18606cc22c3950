"use client";

import { useState } from "react";
import type { NamedPicture } from "@/lib/protocol/select-media";

type Compare = {
  /** What is on the stage: one picture, or two beside each other. */
  shown: readonly NamedPicture[];
  /** The one that is chosen: what the bar acts on and the strip changes. */
  chosen: NamedPicture;
  isComparing: boolean;
  activeSide: number;
  choose: (key: string) => void;
  step: (step: -1 | 1) => void;
  toggleCompare: () => void;
  setActiveSide: (side: number) => void;
};

/** Which pictures are looked at. Comparing begins with the chosen one and the one before it. */
export function useCompare(
  pictures: readonly NamedPicture[],
  startKey: string,
  onChange: () => void,
): Compare {
  const [keys, setKeys] = useState<readonly string[]>([startKey]);
  const [side, setSide] = useState(0);
  const found = keys.flatMap((key) => pictures.find((picture) => picture.key === key) ?? []);
  const shown = found.length > 0 ? found : pictures.slice(-1);
  const activeSide = Math.min(side, shown.length - 1);
  const [first] = pictures;
  const chosen = shown[activeSide] ?? first;
  if (!chosen) throw new Error("A lightbox is opened with a picture.");
  const position = pictures.indexOf(chosen);

  const choose = (key: string) => {
    setKeys(keys.with(Math.min(activeSide, keys.length - 1), key));
    onChange();
  };
  const step = (by: -1 | 1) => {
    const next = pictures[position + by];
    if (next) choose(next.key);
  };
  const toggleCompare = () => {
    const other = pictures[position - 1] ?? pictures[position + 1];
    setKeys(shown.length > 1 || !other ? [chosen.key] : [other.key, chosen.key]);
    setSide(shown.length > 1 ? 0 : 1);
    onChange();
  };
  return {
    shown,
    chosen,
    isComparing: shown.length > 1,
    activeSide,
    choose,
    step,
    toggleCompare,
    setActiveSide: setSide,
  };
}
