"use client";

import { type KeyboardEvent, type RefObject, useRef } from "react";
import { toPlayTime } from "@/lib/client/media/play-time";
import { useWaveform } from "@/lib/client/media/use-waveform";
import { t } from "@/lib/i18n/translate";
import type { StoredMedia } from "@/lib/protocol/select-media";

type SoundTimelineProps = {
  content: StoredMedia;
  audioRef: RefObject<HTMLAudioElement | null>;
  /** Seconds. */
  time: number;
  duration: number;
};

const SHORT_SECONDS = 30;

/** Where in the sound one is. The slider lies on the waveform, unseen; without a waveform it is seen. */
export function SoundTimeline({ content, audioRef, time, duration }: SoundTimelineProps) {
  const canvasRef = useRef<HTMLCanvasElement>(null);
  const hasWaveform = useWaveform(canvasRef, content, duration > 0 ? time / duration : 0);
  const seek = (seconds: number) => {
    if (audioRef.current) audioRef.current.currentTime = Math.min(duration, Math.max(0, seconds));
  };
  // From where the sound is by now: the state is behind while keys come fast.
  const seekBy = (seconds: number) => seek((audioRef.current?.currentTime ?? 0) + seconds);
  const handleKey = (event: KeyboardEvent) => {
    // The browser's own steps are a hundredth of the whole: too fine for a song, and no round time.
    const step = stepOf(event.key) * (duration < SHORT_SECONDS ? 1 : 5);
    if (step === 0) return;
    event.preventDefault();
    seekBy(step);
  };
  return (
    // Time runs from left to right in every script, as on a tape.
    <div
      dir="ltr"
      className="relative ms-1 h-10 min-w-32 flex-1 max-sm:basis-[calc(100%-4rem)] rounded-lg has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-offset-2 has-[input:focus-visible]:outline-accent"
    >
      <canvas ref={canvasRef} className="absolute inset-0 size-full border-edge text-accent" />
      <input
        type="range"
        aria-label={t("Position")}
        aria-valuetext={t("{time} of {duration}", { time: toPlayTime(time), duration: toPlayTime(duration) })}
        min={0}
        max={duration || 1}
        step="any"
        value={time}
        onChange={(event) => seek(event.target.valueAsNumber)}
        onKeyDown={handleKey}
        className={`absolute inset-0 size-full cursor-pointer outline-none ${hasWaveform ? "opacity-0" : ""}`}
      />
    </div>
  );
}

function stepOf(key: string): number {
  if (key === "ArrowRight" || key === "ArrowUp") return 1;
  return key === "ArrowLeft" || key === "ArrowDown" ? -1 : 0;
}
