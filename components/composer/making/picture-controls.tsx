"use client";

import { ImageUpscale, Proportions } from "lucide-react";
import { CompactSelect } from "@/components/ui/compact-select";
import { useThreadActions } from "@/lib/client/thread-store";
import { useSettings } from "@/lib/client/use-settings";
import { t } from "@/lib/i18n/translate";
import { formatOf } from "@/lib/protocol/picture-sizes";
import type { Target } from "@/lib/protocol/targets";
import { withFormat } from "@/lib/protocol/with-format";
import { chosenOf, toOptions } from "./choices";

type PictureControlsProps = { threadId: string | null; choices: NonNullable<Target["image"]> };

export function PictureControls({ threadId, choices: { aspectRatios, sizes } }: PictureControlsProps) {
  const settings = useSettings(threadId);
  const { updateSettings } = useThreadActions();
  const { aspect_ratio, image_size } = formatOf(settings, "image") ?? {};
  const choose = (change: { aspect_ratio?: string; image_size?: string }) => {
    const wanted = { aspect_ratio, image_size, ...change };
    const format = {
      type: "image" as const,
      aspect_ratio: chosenOf(aspectRatios, wanted.aspect_ratio),
      image_size: chosenOf(sizes, wanted.image_size),
    };
    updateSettings(threadId, withFormat(settings, format));
  };
  return (
    <>
      <CompactSelect
        label={t("Aspect ratio")}
        icon={<Proportions aria-hidden className="size-4.5" strokeWidth={1.75} />}
        value={chosenOf(aspectRatios, aspect_ratio) ?? ""}
        options={toOptions(aspectRatios)}
        onChange={(value) => choose({ aspect_ratio: value })}
      />
      <CompactSelect
        label={t("Image size")}
        icon={<ImageUpscale aria-hidden className="size-4.5" strokeWidth={1.75} />}
        value={chosenOf(sizes, image_size) ?? ""}
        options={toOptions(sizes)}
        onChange={(value) => choose({ image_size: value })}
      />
    </>
  );
}
