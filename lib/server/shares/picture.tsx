import "server-only";
import { ImageResponse } from "next/og";

const SIZE = { width: 1200, height: 630 };
const LONG_WORDS = 60;

// The canvas, ink and accent of the light page, in the words that this renderer knows.
const CANVAS = "#fcfaf7";
const INK = "#171c22";
const INK_SOFT = "#4b5158";
const ACCENT = "#007176";

const FORM = "M9.5 3H18a9.5 9.5 0 0 1 0 19h-5.5L6.3 28.9A.75.75 0 0 1 5 28.4V7.5A4.5 4.5 0 0 1 9.5 3Z";
const FORM_BEFORE =
  "M5 7.5A4.5 4.5 0 0 1 9.5 3H11a6 6 0 0 1 6 6v7a6 6 0 0 1-4.5 5.8v.2L6.3 28.9A.75.75 0 0 1 5 28.4Z";

/** A preview of a link as a PNG: its words and the name of the app. Nothing is loaded from anywhere for it. */
export async function drawPicture(words: string | null): Promise<Uint8Array<ArrayBuffer>> {
  const fontSize = words !== null && words.length > LONG_WORDS ? 64 : 88;
  const picture = new ImageResponse(
    <div
      style={{
        width: "100%",
        height: "100%",
        display: "flex",
        flexDirection: "column",
        justifyContent: "space-between",
        padding: 80,
        background: CANVAS,
        color: INK,
      }}
    >
      <div
        style={{
          display: "block",
          fontSize,
          lineHeight: 1.15,
          letterSpacing: "-0.02em",
          lineClamp: 4,
          wordBreak: "break-word",
        }}
      >
        {words ?? "A shared conversation"}
      </div>
      <div style={{ display: "flex", alignItems: "center", gap: 16, fontSize: 44, color: INK_SOFT }}>
        <svg aria-hidden width={64} height={64} viewBox="0 0 32 32" fill={ACCENT}>
          <path fillOpacity={0.45} d={FORM} />
          <path d={FORM_BEFORE} />
        </svg>
        Parley
      </div>
    </div>,
    SIZE,
  );
  return new Uint8Array(await picture.arrayBuffer());
}
