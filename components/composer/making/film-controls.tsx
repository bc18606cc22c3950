"use client";

import { Clock, MonitorPlay, Proportions } from "lucide-react";
import { CompactSelect } from "@/components/ui/compact-select";
import { useThreadActions } from "@/lib/client/thread-store";
import { useSettings } from "@/lib/client/use-settings";
import { t } from "@/lib/i18n/translate";
import { formatOf } from "@/lib/protocol/picture-sizes";
import type { Target } from "@/lib/protocol/targets";
import { VIDEO_ASPECT_RATIOS } from "@/lib/protocol/thread";
import { withFormat } from "@/lib/protocol/with-format";
import { chosenOf, toOptions } from "./choices";

const LENGTHS = ["4s", "6s", "8s", "10s"];
const ICON = "size-4.5";

type FilmControlsProps = { threadId: string | null; choices: NonNullable<Target["video"]> };

export function FilmControls({ threadId, choices: { resolutions } }: FilmControlsProps) {
  const settings = useSettings(threadId);
  const { updateSettings } = useThreadActions();
  const { aspect_ratio, resolution, duration } = formatOf(settings, "video") ?? {};
  const choose = (change: { aspect_ratio?: string; resolution?: string; duration?: string }) => {
    const wanted = { aspect_ratio, resolution, duration, ...change };
    const format = {
      type: "video" as const,
      aspect_ratio: chosenOf(VIDEO_ASPECT_RATIOS, wanted.aspect_ratio),
      resolution: chosenOf(resolutions, wanted.resolution),
      duration: chosenOf(LENGTHS, wanted.duration),
    };
    updateSettings(threadId, withFormat(settings, format));
  };
  return (
    <>
      <CompactSelect
        label={t("Aspect ratio")}
        icon={<Proportions aria-hidden className={ICON} strokeWidth={1.75} />}
        value={aspect_ratio ?? ""}
        options={toOptions(VIDEO_ASPECT_RATIOS)}
        onChange={(value) => choose({ aspect_ratio: value })}
      />
      <CompactSelect
        label={t("Resolution")}
        icon={<MonitorPlay aria-hidden className={ICON} strokeWidth={1.75} />}
        value={chosenOf(resolutions, resolution) ?? ""}
        options={toOptions(resolutions)}
        onChange={(value) => choose({ resolution: value })}
      />
      <CompactSelect
        label={t("Length")}
        icon={<Clock aria-hidden className={ICON} strokeWidth={1.75} />}
        value={chosenOf(LENGTHS, duration) ?? ""}
        options={toOptions(LENGTHS, (length) => t("{seconds} s", { seconds: length.replace("s", "") }))}
        onChange={(value) => choose({ duration: value })}
      />
    </>
  );
}
