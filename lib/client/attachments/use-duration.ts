"use client";

import { useEffect, useState } from "react";
import { toPlayTime } from "@/lib/client/media/play-time";
import type { MediaKind } from "@/lib/protocol/media";
import { isOwnAddress } from "./own-address";

/** How long a sound or film is, as the browser reads it from its head; null where it does not say. */
export function useDuration(kind: MediaKind, address: string | null): string | null {
  const [seconds, setSeconds] = useState<number | null>(null);
  useEffect(() => {
    setSeconds(null);
    if ((kind !== "audio" && kind !== "video") || address === null || !isOwnAddress(address)) return;
    const element = document.createElement(kind);
    element.preload = "metadata";
    element.onloadedmetadata = () => setSeconds(element.duration);
    element.src = address;
    return () => {
      element.onloadedmetadata = null;
      element.removeAttribute("src");
    };
  }, [kind, address]);
  return seconds !== null && Number.isFinite(seconds) ? toPlayTime(seconds) : null;
}
