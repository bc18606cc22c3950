"use client";

import { useEffect, useRef } from "react";
import { t } from "@/lib/i18n/translate";

/** Shows that the microphone hears something. It moves by itself, without rendering anything. */
export function LevelMeter({ level }: { level: () => number }) {
  const barRef = useRef<HTMLSpanElement>(null);
  const levelRef = useRef(level);
  useEffect(() => {
    levelRef.current = level;
  });
  useEffect(() => {
    let frame = 0;
    const draw = () => {
      if (barRef.current) barRef.current.style.transform = `scaleX(${levelRef.current()})`;
      frame = requestAnimationFrame(draw);
    };
    draw();
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <span
      role="img"
      aria-label={t("Microphone level")}
      className="h-1.5 min-w-8 max-w-40 flex-1 overflow-hidden rounded-full bg-ink/10 forced-colors:border"
    >
      <span
        ref={barRef}
        className="block h-full origin-left bg-accent forced-colors:bg-[CanvasText] rtl:origin-right"
      />
    </span>
  );
}
