"use client";

import { type RefObject, useEffect, useState } from "react";
import { playAlone } from "./one-player";

/** Seconds. */
export type PlayerState = { isPlaying: boolean; time: number; duration: number; speed: number };

const EVENTS = ["play", "pause", "ended", "timeupdate", "seeked", "durationchange", "ratechange"];
const AT_REST: PlayerState = { isPlaying: false, time: 0, duration: 0, speed: 1 };

/** What a media element is doing. */
export function usePlayer(ref: RefObject<HTMLMediaElement | null>): PlayerState {
  const [state, setState] = useState(AT_REST);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const listening = new AbortController();
    const { signal } = listening;
    const read = () => setState(stateOf(element));
    for (const event of EVENTS) element.addEventListener(event, read, { signal });
    element.addEventListener("play", () => playAlone(element), { signal });
    read();
    return () => listening.abort();
  }, [ref]);
  return state;
}

function stateOf({ paused, currentTime, duration, playbackRate }: HTMLMediaElement): PlayerState {
  return {
    isPlaying: !paused,
    time: currentTime,
    duration: Number.isFinite(duration) ? duration : 0,
    speed: playbackRate,
  };
}
