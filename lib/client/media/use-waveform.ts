"use client";

import { type RefObject, use, useEffect, useState } from "react";
import { CanAskContext } from "@/lib/client/can-ask";
import { usePreference } from "@/lib/client/preferences";
import { useMediaQuery } from "@/lib/client/use-media-query";
import type { StoredMedia } from "@/lib/protocol/select-media";
import { drawWaveform } from "./draw-waveform";
import { readPeaks } from "./read-peaks";

/**
 * Draws the outline of a sound once it comes into view, and how much of it was played, from 0 to 1. False
 * where there is none: the sound plays all the same. Colours are those of the canvas: text and border.
 */
export function useWaveform(
  canvasRef: RefObject<HTMLCanvasElement | null>,
  { uri, media }: StoredMedia,
  progress: number,
): boolean {
  const canAsk = use(CanAskContext);
  const isSeen = useSeen(canvasRef);
  const [peaks, setPeaks] = useState<number[] | null>(null);
  useEffect(() => {
    if (!canAsk || !isSeen || !uri) return;
    const wanted = new AbortController();
    void readPeaks(uri, media.size, wanted.signal).then((read) => {
      if (!wanted.signal.aborted) setPeaks(read);
    });
    return () => wanted.abort();
  }, [canAsk, isSeen, uri, media.size]);
  useDrawing(canvasRef, peaks, progress);
  return peaks !== null;
}

// A canvas keeps the colours and the size that it was drawn with.
function useDrawing(
  canvasRef: RefObject<HTMLCanvasElement | null>,
  peaks: number[] | null,
  progress: number,
): void {
  const theme = usePreference("theme");
  const isSystemDark = useMediaQuery("(prefers-color-scheme: dark)");
  const width = useWidth(canvasRef);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it is drawn with is read from the page.
  useEffect(() => {
    const canvas = canvasRef.current;
    if (!canvas || !peaks) return;
    const { color, borderBlockStartColor } = getComputedStyle(canvas);
    drawWaveform(canvas, { peaks, progress, colour: borderBlockStartColor, playedColour: color });
  }, [canvasRef, peaks, progress, theme, isSystemDark, width]);
}

function useWidth(ref: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return width;
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
