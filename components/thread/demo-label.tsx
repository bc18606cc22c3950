"use client";

const EXPLANATION = "No API key is set, so an emulator on this server answers. Nothing leaves this machine.";

/** Says calmly that no model is behind the answers; why, on hover, focus or a tap. */
export function DemoLabel() {
  return (
    <div role="status" className="mx-1 shrink-0">
      <button
        type="button"
        data-tooltip={EXPLANATION}
        data-hint=""
        className="flex h-6 items-center rounded-full border border-line px-2.5 text-xs text-ink-soft coarse:h-11 coarse:border-0"
      >
        Demo
        <span className="sr-only">{`. ${EXPLANATION}`}</span>
      </button>
    </div>
  );
}
