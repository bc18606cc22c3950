"use client";

import { type SyntheticEvent, useEffect, useState } from "react";
import { type Drawing, parseDrawing } from "@/lib/client/diagrams/parse-drawing";
import { useDark } from "@/lib/client/use-dark";
import { t } from "@/lib/i18n/translate";
import { BUILD } from "@/lib/protocol/build";

type DiagramFrameProps = {
  text: string;
  height: number | undefined;
  onDrawing: (drawing: Drawing) => void;
};

/** Longer than the largest diagram takes on a slow machine. */
const DRAW_MS = 20_000;

/**
 * Draws a diagram in a frame of no origin and without a network, as its library reads what a model wrote. The frame
 * gets one port from the page, and the page hears nothing else of it.
 */
export function DiagramFrame({ text, height, onDrawing }: DiagramFrameProps) {
  const isDark = useDark();
  const [port, setPort] = useState<MessagePort | null>(null);

  useEffect(() => {
    if (!port) return;
    const late = setTimeout(() => onDrawing({ state: "broken" }), DRAW_MS);
    port.onmessage = ({ data }: MessageEvent<unknown>) => {
      clearTimeout(late);
      onDrawing(parseDrawing(data));
    };
    return () => {
      clearTimeout(late);
      port.close();
    };
  }, [port, onDrawing]);

  useEffect(() => port?.postMessage({ text, isDark }), [port, text, isDark]);

  const handleLoad = ({ currentTarget }: SyntheticEvent<HTMLIFrameElement>) => {
    const { port1, port2 } = new MessageChannel();
    // A frame of no origin has no name to address it by; what is in it came from the address below.
    currentTarget.contentWindow?.postMessage(null, "*", [port2]);
    setPort(port1);
  };
  return (
    <iframe
      title={t("Diagram")}
      src={`/embed/diagram?build=${BUILD}`}
      sandbox="allow-scripts"
      referrerPolicy="no-referrer"
      loading="lazy"
      onLoad={handleLoad}
      // Without any it would never come into view, and so not be loaded.
      style={{ height: height ?? 1 }}
      className="block w-full"
    />
  );
}
