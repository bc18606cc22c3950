"use client";

import { useDelayed } from "@/lib/client/use-delayed";
import { t } from "@/lib/i18n/translate";
import type { Box } from "@/lib/protocol/picture-sizes";
import type { Target } from "@/lib/protocol/targets";
import { frameStyle } from "./frame-style";

const PATIENCE_MS = 3000;

type MakingPlaceholderProps = { target: Target; box: Box };

/** The place of a picture or film that is being made, as large as it is going to be. */
export function MakingPlaceholder({ target, box }: MakingPlaceholderProps) {
  const isSlow = useDelayed(true, PATIENCE_MS);
  return (
    <div
      style={frameStyle(box)}
      className="tinted flex min-w-36 flex-col items-center justify-center gap-3 rounded-xl border border-line bg-surface p-4 text-center text-sm text-ink-faint"
    >
      <span aria-hidden="true" className="size-2 animate-live rounded-full bg-accent" />
      {/* Its line is kept free, so that the pulse stays where it is. */}
      <span className="min-h-5">
        {isSlow &&
          target.output === "image" &&
          t("{name} is drawing. This can take half a minute.", { name: target.name })}
      </span>
    </div>
  );
}
