const BAR = 2;
const GAP = 2;
const LOWEST = 2;

type Waveform = {
  /** From 0 to 1. */
  peaks: readonly number[];
  /** How much of the sound was played, from 0 to 1. */
  progress: number;
  colour: string;
  playedColour: string;
};

/** Draws the outline of a sound as bars, in all of the canvas. */
export function drawWaveform(canvas: HTMLCanvasElement, { peaks, progress, ...colours }: Waveform): void {
  const { clientWidth: width, clientHeight: height } = canvas;
  const context = canvas.getContext("2d");
  if (!context || width === 0) return;
  const scale = window.devicePixelRatio;
  canvas.width = width * scale;
  canvas.height = height * scale;
  context.scale(scale, scale);
  const bars = Math.max(1, Math.floor((width + GAP) / (BAR + GAP)));
  for (let bar = 0; bar < bars; bar++) {
    const part = peaks.slice((bar * peaks.length) / bars, Math.max(1, ((bar + 1) * peaks.length) / bars));
    const tall = Math.max(LOWEST, Math.max(0, ...part) * height);
    context.fillStyle = (bar + 0.5) / bars <= progress ? colours.playedColour : colours.colour;
    context.beginPath();
    context.roundRect(bar * (BAR + GAP), (height - tall) / 2, BAR, tall, BAR / 2);
    context.fill();
  }
}
