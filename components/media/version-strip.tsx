"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useEffect, useRef } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { t } from "@/lib/i18n/translate";
import type { NamedPicture } from "@/lib/protocol/select-media";

type VersionStripProps = {
  pictures: readonly NamedPicture[];
  chosen: NamedPicture;
  shown: readonly NamedPicture[];
  onChoose: (key: string) => void;
  onStep: (step: -1 | 1) => void;
};

/** Every picture, small, in order of time. */
export function VersionStrip({ pictures, chosen, shown, onChoose, onStep }: VersionStripProps) {
  const listRef = useRef<HTMLUListElement>(null);
  const position = pictures.indexOf(chosen);
  useEffect(() => {
    listRef.current?.children[position]?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [position]);
  return (
    <div className="flex shrink-0 items-center justify-center gap-1 border-t border-line px-2 py-2">
      <IconButton label={t("Previous image")} disabled={position === 0} onClick={() => onStep(-1)}>
        <ChevronLeft aria-hidden strokeWidth={1.75} className="rtl:-scale-x-100" />
      </IconButton>
      <ul ref={listRef} aria-label={t("Versions")} className="flex min-w-0 gap-1.5 overflow-x-auto p-1">
        {pictures.map((picture, index) => (
          <li key={picture.key} className="shrink-0">
            <button
              type="button"
              aria-label={t("Show version {position} of {total}: {name}", {
                position: index + 1,
                total: pictures.length,
                name: picture.name,
              })}
              aria-current={picture === chosen}
              data-shown={shown.includes(picture) || undefined}
              onClick={() => onChoose(picture.key)}
              className="tinted block size-14 overflow-hidden rounded-lg border border-line opacity-65 transition-opacity hover:opacity-100 data-shown:opacity-100 aria-[current=true]:outline-2 aria-[current=true]:outline-accent"
            >
              <img
                src={picture.content.uri}
                alt=""
                loading="lazy"
                decoding="async"
                className="size-full object-cover"
              />
            </button>
          </li>
        ))}
      </ul>
      <IconButton
        label={t("Next image")}
        disabled={position === pictures.length - 1}
        onClick={() => onStep(1)}
      >
        <ChevronRight aria-hidden strokeWidth={1.75} className="rtl:-scale-x-100" />
      </IconButton>
    </div>
  );
}
