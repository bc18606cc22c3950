"use client";

import { Square, Volume2 } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { playAlone } from "@/lib/client/media/one-player";
import { sampleOf } from "@/lib/client/media/use-voices";
import { t } from "@/lib/i18n/translate";
import type { Voice } from "@/lib/protocol/api";

/** A few words in that voice; pressed again they end. */
export function SampleButton({ voice }: { voice: Voice }) {
  const audioRef = useRef<HTMLAudioElement | null>(null);
  const [isPlaying, setIsPlaying] = useState(false);
  useEffect(() => () => audioRef.current?.pause(), []);
  const handleClick = () => {
    if (isPlaying) {
      audioRef.current?.pause();
      return;
    }
    // Made on the first press: thirty elements would ask for thirty files.
    audioRef.current ??= createAudio(sampleOf(voice), setIsPlaying);
    audioRef.current.currentTime = 0;
    playAlone(audioRef.current);
    audioRef.current.play().catch(() => setIsPlaying(false));
  };
  return (
    <IconButton
      label={t("Play sample of {name}", { name: voice.name })}
      aria-pressed={isPlaying}
      onClick={handleClick}
    >
      {isPlaying ? <Square aria-hidden strokeWidth={1.75} /> : <Volume2 aria-hidden strokeWidth={1.75} />}
    </IconButton>
  );
}

function createAudio(address: string, onPlaying: (isPlaying: boolean) => void): HTMLAudioElement {
  const audio = new Audio(address);
  audio.addEventListener("play", () => onPlaying(true));
  audio.addEventListener("pause", () => onPlaying(false));
  return audio;
}
