import { createBreath } from "../breath.ts";
import type { Chart, PlannedStep } from "../planned-step.ts";
import { Brush } from "./brush.ts";
import { Canvas } from "./canvas.ts";
import type { Colour } from "./colours.ts";
import { encodePng } from "./png.ts";
import { toRows } from "./rows.ts";

const SIZE = { width: 640, height: 400 };
const FRAME = { left: 60, right: 610, top: 30, bottom: 350 };
const INK: Colour = [70, 74, 82];
const GRID: Colour = [226, 228, 232];
const MARK: Colour = [31, 119, 180];
const LINES = 4;

/** Draws the charts of planned outputs, each as a real PNG. */
export async function drawCharts(steps: PlannedStep[]): Promise<PlannedStep[]> {
  return Promise.all(
    steps.map(async (step) => {
      if (step.type !== "model_output" || !step.chart) return step;
      const data = (await drawChart(step.chart)).toString("base64");
      return { ...step, picture: { mime_type: "image/png", data, type: "image" } };
    }),
  );
}

export async function drawChart({ kind, values }: Chart): Promise<Buffer> {
  const canvas = new Canvas(SIZE.width, SIZE.height);
  canvas.fillRows(() => [255, 255, 255]);
  const brush = new Brush(canvas);
  drawFrame(brush);
  const heights = toHeights(values);
  if (kind === "bars") drawBars(brush, heights);
  else drawLine(brush, heights);
  return encodePng(toRows(canvas, 1), Buffer.from("A chart of Parley's emulator"), createBreath());
}

function toHeights(values: number[]): number[] {
  const largest = Math.max(...values.map(Math.abs), 1e-9);
  return values.map((value) => (Math.abs(value) / largest) * (FRAME.bottom - FRAME.top - 10));
}

function drawFrame(brush: Brush): void {
  const { left, right, top, bottom } = FRAME;
  for (let line = 1; line <= LINES; line += 1) {
    const y = bottom - ((bottom - top) * line) / LINES;
    brush.line([left, y], [right, y], 1, GRID);
  }
  brush.line([left, top], [left, bottom], 2, INK);
  brush.line([left, bottom], [right, bottom], 2, INK);
}

function drawBars(brush: Brush, heights: number[]): void {
  const room = (FRAME.right - FRAME.left) / heights.length;
  heights.forEach((height, index) => {
    const corner: [number, number] = [FRAME.left + room * (index + 0.15), FRAME.bottom - height];
    brush.box(corner, [room * 0.7, height], MARK);
  });
}

function drawLine(brush: Brush, heights: number[]): void {
  const room = (FRAME.right - FRAME.left) / Math.max(1, heights.length - 1);
  const points = heights.map((height, index): [number, number] => [
    FRAME.left + room * index,
    FRAME.bottom - height,
  ]);
  points.forEach((point, index) => {
    const before = points[index - 1];
    if (before) brush.line(before, point, 3, MARK);
    brush.circle(point[0], point[1], 5, MARK);
  });
}
