"use client";

import { type RefObject, useEffect, useEffectEvent } from "react";
import { type Point, panBy, toggleZoom, type Zoom, zoomBy } from "./zoom";

type Change = (zoom: Zoom) => Zoom;
type Gestures = { onZoom: (change: Change) => void; onSwipe: (step: -1 | 1) => void; isZoomed: boolean };

const WHEEL_PX_PER_STEP = 240;
const DOUBLE_TAP_MS = 300;
const TAP_PX = 12;
const SWIPE_PX = 60;

/** Wheel, pinch, double tap and drag over an element. Dragging a picture that fits goes to the next one. */
export function useZoomGestures(ref: RefObject<HTMLElement | null>, gestures: Gestures): void {
  const handleZoom = useEffectEvent(gestures.onZoom);
  const handleSwipe = useEffectEvent(gestures.onSwipe);
  const isZoomed = useEffectEvent(() => gestures.isZoomed);
  useEffect(() => {
    const stage = ref.current;
    return stage ? listen(stage, { handleZoom, handleSwipe, isZoomed }) : undefined;
  }, [ref]);
}

type Handlers = {
  handleZoom: (change: Change) => void;
  handleSwipe: (step: -1 | 1) => void;
  isZoomed: () => boolean;
};

function listen(stage: HTMLElement, { handleZoom, handleSwipe, isZoomed }: Handlers): () => void {
  const pointers = new Map<number, Point>();
  let began: Point = { x: 0, y: 0 };
  let wasPinched = false;
  let lastTap = { at: 0, x: 0, y: 0 };
  const box = () => ({ width: stage.clientWidth, height: stage.clientHeight });
  const fromMiddle = ({ clientX, clientY }: { clientX: number; clientY: number }): Point => {
    const { left, top, width, height } = stage.getBoundingClientRect();
    return { x: clientX - left - width / 2, y: clientY - top - height / 2 };
  };
  const handleWheel = (event: WheelEvent) => {
    event.preventDefault();
    const point = fromMiddle(event);
    // A pinch on a touchpad comes as a wheel with Ctrl, in smaller steps.
    const steps = -event.deltaY / (event.ctrlKey ? WHEEL_PX_PER_STEP / 8 : WHEEL_PX_PER_STEP);
    handleZoom((zoom) => zoomBy(zoom, 1.5 ** steps, box(), point));
  };
  const handleDown = (event: PointerEvent) => {
    // A captured pointer would take the click away from the button.
    if (event.target instanceof Element && event.target.closest("button")) return;
    stage.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, fromMiddle(event));
    began = fromMiddle(event);
    wasPinched = pointers.size > 1;
  };
  const handleMove = (event: PointerEvent) => {
    const before = pointers.get(event.pointerId);
    if (!before) return;
    const now = fromMiddle(event);
    const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
    pointers.set(event.pointerId, now);
    if (!other) {
      if (isZoomed()) handleZoom((zoom) => panBy(zoom, { x: now.x - before.x, y: now.y - before.y }, box()));
      return;
    }
    const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
    const factor = distance(now, other) / Math.max(1, distance(before, other));
    handleZoom((zoom) => zoomBy(zoom, factor, box(), middle));
  };
  const handleUp = (event: PointerEvent) => {
    const now = fromMiddle(event);
    pointers.delete(event.pointerId);
    if (wasPinched) return;
    const travelled = now.x - began.x;
    if (distance(now, began) < TAP_PX) {
      const isDouble = event.timeStamp - lastTap.at < DOUBLE_TAP_MS && distance(now, lastTap) < 2 * TAP_PX;
      lastTap = { at: isDouble ? 0 : event.timeStamp, ...now };
      if (isDouble) handleZoom((zoom) => toggleZoom(zoom, box(), now));
    } else if (!isZoomed() && Math.abs(travelled) > SWIPE_PX) handleSwipe(travelled > 0 ? -1 : 1);
  };
  const listening = new AbortController();
  const { signal } = listening;
  stage.addEventListener("wheel", handleWheel, { signal, passive: false });
  stage.addEventListener("pointerdown", handleDown, { signal });
  stage.addEventListener("pointermove", handleMove, { signal });
  stage.addEventListener("pointerup", handleUp, { signal });
  stage.addEventListener("pointercancel", (event) => pointers.delete(event.pointerId), { signal });
  return () => listening.abort();
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
