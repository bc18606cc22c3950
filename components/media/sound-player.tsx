"use client";

import { Pause, Play } from "lucide-react";
import { useEffect, useRef } from "react";
import { CompactSelect } from "@/components/ui/compact-select";
import { toPlayTime } from "@/lib/client/media/play-time";
import { useMediaTrouble } from "@/lib/client/media/use-media-trouble";
import { usePlayer } from "@/lib/client/media/use-player";
import { numberFormat } from "@/lib/i18n/formats";
import { t } from "@/lib/i18n/translate";
import type { StoredMedia } from "@/lib/protocol/select-media";
import { DownloadLink } from "./download-link";
import { MissingFile } from "./missing-file";
import { SoundTimeline } from "./sound-timeline";

const SPEEDS = [0.75, 1, 1.25, 1.5, 2];
const SPEED = numberFormat();

type SoundPlayerProps = { content: StoredMedia; name: string; isAutoPlayed?: boolean };

export function SoundPlayer({ content, name, isAutoPlayed = false }: SoundPlayerProps) {
  const audioRef = useRef<HTMLAudioElement>(null);
  const { isPlaying, time, duration, speed } = usePlayer(audioRef);
  const trouble = useMediaTrouble(audioRef, content.uri);
  useEffect(() => {
    // By hand and not by attribute, which may begin before anything listens for it.
    if (isAutoPlayed) audioRef.current?.play().catch(() => undefined);
  }, [isAutoPlayed]);
  const handlePlay = () => {
    const audio = audioRef.current;
    if (isPlaying) audio?.pause();
    // What cannot be played is told of by its error.
    else audio?.play().catch(() => undefined);
  };
  const setSpeed = (chosen: string) => {
    if (audioRef.current) audioRef.current.playbackRate = Number(chosen);
  };
  if (trouble === "missing") return <MissingFile name={content.media.name} />;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a player is not a set of fields.
    <div
      role="group"
      aria-label={name}
      className="flex w-full max-w-xl flex-wrap items-center gap-x-1.5 rounded-2xl border border-line bg-raised p-2"
    >
      {/* biome-ignore lint/a11y/useMediaCaption: there are none; the words of a song stand beside it. */}
      <audio ref={audioRef} src={content.uri} preload="metadata" />
      <button
        type="button"
        aria-label={isPlaying ? t("Pause") : t("Play")}
        onClick={handlePlay}
        disabled={trouble !== null}
        className="flex size-10 shrink-0 items-center justify-center rounded-full bg-accent-soft text-accent transition-colors not-disabled:hover:bg-accent not-disabled:hover:text-canvas disabled:opacity-50 coarse:size-11 [&_svg]:size-4.5 [&_svg]:fill-current"
      >
        {isPlaying ? <Pause aria-hidden strokeWidth={0} /> : <Play aria-hidden strokeWidth={0} />}
      </button>
      <SoundTimeline content={content} audioRef={audioRef} time={time} duration={duration} />
      <span
        dir="ltr"
        className="ms-1 shrink-0 text-sm text-ink-faint tabular-nums max-sm:ms-2 max-sm:me-auto"
      >
        {`${toPlayTime(time)} / ${toPlayTime(duration)}`}
      </span>
      <div className="flex items-center">
        <CompactSelect
          label={t("Speed")}
          value={String(speed)}
          options={SPEEDS.map((one) => ({ value: String(one), name: `${SPEED.format(one)}×` }))}
          onChange={setSpeed}
        />
        <DownloadLink content={content} label={t("Download audio")} />
      </div>
      {trouble === "unreadable" && (
        <p className="basis-full px-2 pt-1 text-sm text-ink-soft">
          {t("This sound could not be played here.")}
        </p>
      )}
    </div>
  );
}
