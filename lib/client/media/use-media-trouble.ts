"use client";

import { type RefObject, use, useEffect, useState } from "react";
import { api } from "@/lib/client/api";
import { CanAskContext } from "@/lib/client/can-ask";
import { ApiError } from "@/lib/client/request";

export type MediaTrouble = "missing" | "unreadable";

/** Why a picture, sound or film does not show: its file is gone, or this browser cannot read it. */
export function useMediaTrouble(
  ref: RefObject<HTMLImageElement | HTMLMediaElement | null>,
  uri: string | undefined,
): MediaTrouble | null {
  const canAsk = use(CanAskContext);
  const [trouble, setTrouble] = useState<MediaTrouble | null>(null);
  useEffect(() => {
    const element = ref.current;
    if (!element || !uri) return;
    let isCurrent = true;
    const look = async () => {
      const found = canAsk ? await troubleOf(uri) : "unreadable";
      if (isCurrent) setTrouble(found);
    };
    const handleError = () => void look();
    element.addEventListener("error", handleError);
    // What came with the page may have failed before this code was there to hear of it.
    if (hasFailed(element)) handleError();
    return () => {
      isCurrent = false;
      element.removeEventListener("error", handleError);
    };
  }, [ref, uri, canAsk]);
  return trouble;
}

async function troubleOf(uri: string): Promise<MediaTrouble> {
  try {
    await api.checkMedia(uri);
    return "unreadable";
  } catch (cause) {
    const isGone = cause instanceof ApiError && (cause.status === 410 || cause.status === 404);
    return isGone ? "missing" : "unreadable";
  }
}

function hasFailed(element: HTMLImageElement | HTMLMediaElement): boolean {
  if (element instanceof HTMLMediaElement) return element.error !== null;
  return element.complete && element.naturalWidth === 0;
}
