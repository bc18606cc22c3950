"use client";

import { type RefObject, useEffect, useState } from "react";
import { usePreference } from "@/lib/client/preferences";
import type { StoredMedia } from "@/lib/protocol/select-media";
import { readPeaks } from "./read-peaks";

type WaveSurfer = import("wavesurfer.js").default;
type Refs = { boxRef: RefObject<HTMLElement | null>; audioRef: RefObject<HTMLAudioElement | null> };

/**
 * Draws the outline of a sound into a box once it comes into view, and its progress over it. False where
 * there is none: the sound plays all the same. Colours are those of the box: text and border.
 */
export function useWaveform({ boxRef, audioRef }: Refs, { uri, media }: StoredMedia): boolean {
  const isSeen = useSeen(boxRef);
  const [waveform, setWaveform] = useState<WaveSurfer | null>(null);
  useEffect(() => {
    const container = boxRef.current;
    const audio = audioRef.current;
    if (!isSeen || !container || !audio || !uri) return;
    const wanted = new AbortController();
    let drawn: WaveSurfer | null = null;
    const draw = async () => {
      const peaks = await readPeaks(uri, media.size, wanted.signal);
      if (!peaks) return;
      const { default: WaveSurfer } = await import("wavesurfer.js");
      if (wanted.signal.aborted) return;
      drawn = WaveSurfer.create({
        container,
        media: audio,
        peaks: [peaks],
        interact: false,
        height: container.clientHeight,
        barWidth: 2,
        barGap: 2,
        barRadius: 2,
        barMinHeight: 2,
        cursorWidth: 2,
        ...coloursOf(container),
      });
      setWaveform(drawn);
    };
    // Without a waveform there is still the slider.
    draw().catch(() => undefined);
    return () => {
      wanted.abort();
      drawn?.destroy();
      setWaveform(null);
    };
  }, [isSeen, uri, media.size, boxRef, audioRef]);
  useColours(waveform, boxRef);
  return waveform !== null;
}

function useSeen(ref: RefObject<HTMLElement | null>): boolean {
  const [isSeen, setIsSeen] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const observer = new IntersectionObserver(([entry]) => {
      if (!entry?.isIntersecting) return;
      setIsSeen(true);
      observer.disconnect();
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return isSeen;
}

// A canvas keeps the colours that it was drawn with, so it is drawn again with those of another theme.
function useColours(waveform: WaveSurfer | null, boxRef: RefObject<HTMLElement | null>): void {
  const theme = usePreference("theme");
  useEffect(() => {
    const box = boxRef.current;
    if (!waveform || !box) return;
    const paint = () => waveform.setOptions(coloursOf(box));
    // The attribute of the page changes with the preference, in the same moment.
    if (theme) paint();
    const system = window.matchMedia("(prefers-color-scheme: dark)");
    system.addEventListener("change", paint);
    return () => system.removeEventListener("change", paint);
  }, [waveform, boxRef, theme]);
}

function coloursOf(box: HTMLElement) {
  const { color, borderBlockStartColor } = getComputedStyle(box);
  return { waveColor: borderBlockStartColor, progressColor: color, cursorColor: color };
}
