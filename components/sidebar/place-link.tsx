"use client";

import type { MouseEvent, ReactNode } from "react";
import { setDrawerOpen } from "@/lib/client/use-drawer";
import { openPath } from "@/lib/client/use-path";
import { type Place, placePath, usePlace } from "@/lib/client/use-place";
import { isPlainClick } from "./is-plain-click";

type PlaceLinkProps = { place: Place; icon: ReactNode; children: ReactNode };

/** A quiet way to a page that stands beside the conversations. */
export function PlaceLink({ place, icon, children }: PlaceLinkProps) {
  const isCurrent = usePlace() === place;
  const handleClick = (event: MouseEvent) => {
    if (!isPlainClick(event)) return;
    event.preventDefault();
    openPath(placePath(place));
    setDrawerOpen(false);
  };
  return (
    <a
      href={placePath(place)}
      onClick={handleClick}
      aria-current={isCurrent ? "page" : undefined}
      className={`flex h-9 items-center gap-2.5 rounded-lg px-2.5 text-ui transition-colors hover:bg-ink/6 hover:text-ink coarse:h-11 [&_svg]:size-4.5 ${
        isCurrent ? "tinted bg-ink/7 font-medium text-ink" : "text-ink-soft"
      }`}
    >
      {icon}
      {children}
    </a>
  );
}
