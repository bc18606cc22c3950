"use client";

import { msg, t } from "@/lib/i18n/translate";

const EXPLANATION = msg(
  "No API key is set, so an emulator on this server answers. Nothing is sent to Google.",
);

/** Says calmly that no model is behind the answers; why, on hover, focus or a tap. */
export function DemoLabel() {
  const explanation = t(EXPLANATION);
  return (
    <div role="status" className="mx-1 shrink-0 coarse:mx-0">
      <button
        type="button"
        data-tooltip={explanation}
        data-hint=""
        className="flex h-6 items-center rounded-full border border-line px-2.5 text-xs text-ink-soft coarse:h-11 coarse:min-w-11 coarse:justify-center coarse:border-0 coarse:px-1"
      >
        {t("Demo")}
        <span className="sr-only">{`. ${explanation}`}</span>
      </button>
    </div>
  );
}
