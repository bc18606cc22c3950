"use client";

import { Suspense } from "react";
import { MediaNote } from "@/components/media/media-note";
import { useMediaSource } from "@/components/media/media-source-context";
import { lazyPart } from "@/components/ui/lazy-part";
import { t } from "@/lib/i18n/translate";
import type { MediaContent } from "@/lib/protocol/media";
import { isStored } from "@/lib/protocol/select-media";

const SoundPlayer = lazyPart(() =>
  import("@/components/media/sound-player").then((module) => module.SoundPlayer),
);

/** A sound: of a reply by what was made, else whatever somebody has attached. */
export function AudioContent({ block }: { block: MediaContent }) {
  const output = useMediaSource()?.output;
  if (!isStored(block)) return <MediaNote block={block} />;
  const name = output === "speech" ? t("Speech") : output === "music" ? t("Music") : t("Audio");
  return (
    <Suspense fallback={<div className="h-14.5" />}>
      <SoundPlayer content={block} name={name} />
    </Suspense>
  );
}
