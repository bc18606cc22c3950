"use client";

import { useEffect, useId, useRef } from "react";
import { Button } from "@/components/ui/button";
import { useVoices } from "@/lib/client/media/use-voices";
import { t } from "@/lib/i18n/translate";
import { SampleButton } from "./sample-button";

type VoiceListProps = { label: string; value: string; onChange: (voice: string) => void };

/** The voices to choose from. Arrows go through them; the sample is heard by the button beside each. */
export function VoiceList({ label, value, onChange }: VoiceListProps) {
  const name = useId();
  const listRef = useRef<HTMLDivElement>(null);
  const { voices, state, reload } = useVoices();
  useEffect(() => {
    const list = listRef.current;
    const chosen = list?.querySelector<HTMLElement>("[data-chosen]");
    // Only the list is to scroll, and not the dialog around it.
    if (state === "ready" && list && chosen) list.scrollTop = chosen.offsetTop - list.clientHeight / 3;
  }, [state]);
  return (
    <div className="grid gap-1.5">
      <p id={`${name}-label`} className="text-ui font-medium">
        {label}
      </p>
      <div
        ref={listRef}
        role="radiogroup"
        aria-labelledby={`${name}-label`}
        aria-busy={state === "loading"}
        className="relative h-46 overflow-y-auto overscroll-contain rounded-lg border border-edge bg-canvas p-1"
      >
        {state === "failed" && (
          <div role="alert" className="grid justify-items-start gap-2 p-2 text-sm text-ink-soft">
            {t("The voices could not be loaded.")}
            <Button onClick={reload}>{t("Load again")}</Button>
          </div>
        )}
        {voices.map((voice) => (
          <div
            key={voice.id}
            data-chosen={voice.id === value || undefined}
            className="flex items-center gap-1 rounded-md hover:bg-ink/4 has-checked:bg-accent-soft"
          >
            <label className="flex min-w-0 flex-1 cursor-pointer items-center gap-2.5 py-1 ps-2 coarse:min-h-11">
              <input
                type="radio"
                name={name}
                aria-label={voice.name}
                checked={voice.id === value}
                onChange={() => onChange(voice.id)}
                className="size-4 shrink-0"
              />
              <span className="text-ui">{voice.name}</span>
              <span className="truncate text-sm text-ink-faint">{voice.description}</span>
            </label>
            <SampleButton voice={voice} />
          </div>
        ))}
      </div>
    </div>
  );
}
