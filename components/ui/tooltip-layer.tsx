"use client";

import { type ComponentType, lazy, Suspense, useEffect, useState } from "react";

// Without its code there is no tooltip, which nobody misses for long.
const Tooltip = lazy<ComponentType<{ anchor: HTMLElement; text: string }>>(() =>
  import("./tooltip").then(
    (module) => ({ default: module.Tooltip }),
    () => ({ default: () => null }),
  ),
);

const DELAY_MS = 450;

/**
 * The one tooltip of the page: whatever carries `data-tooltip` gets it on hover and keyboard focus,
 * `data-hint` on a click besides. One per button would cost a thousand subscriptions in a long thread.
 */
export function TooltipLayer() {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  useEffect(() => watchAnchors(setAnchor), []);
  const text = anchor?.dataset.tooltip;
  if (!anchor || !text) return null;
  return (
    <Suspense fallback={null}>
      <Tooltip anchor={anchor} text={text} />
    </Suspense>
  );
}

function watchAnchors(show: (anchor: HTMLElement | null) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hide = () => {
    clearTimeout(timer);
    show(null);
  };
  const showSoon = (anchor: HTMLElement | null, delayMs: number) => {
    hide();
    if (anchor) timer = setTimeout(() => show(anchor), delayMs);
  };
  const handlePointerOver = (event: PointerEvent) => {
    if (event.pointerType === "mouse") showSoon(anchorOf(event.target), DELAY_MS);
  };
  const handleFocus = (event: FocusEvent) => {
    const anchor = anchorOf(event.target);
    if (anchor?.matches(":focus-visible")) showSoon(anchor, 0);
  };
  const handleClick = (event: MouseEvent) => {
    const anchor = anchorOf(event.target);
    if (anchor?.hasAttribute("data-hint")) showSoon(anchor, 0);
    else hide();
  };
  const handleKey = (event: KeyboardEvent) => event.key === "Escape" && hide();
  const listening = new AbortController();
  const { signal } = listening;
  document.addEventListener("pointerover", handlePointerOver, { signal });
  document.addEventListener("focusin", handleFocus, { signal });
  document.addEventListener("focusout", hide, { signal });
  document.addEventListener("click", handleClick, { signal });
  document.addEventListener("keydown", handleKey, { signal });
  document.addEventListener("scroll", hide, { signal, capture: true, passive: true });
  return () => {
    clearTimeout(timer);
    listening.abort();
  };
}

function anchorOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>("[data-tooltip]") : null;
}
