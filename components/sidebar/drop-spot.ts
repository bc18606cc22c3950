/** Above or below which row something is dropped. */
export type DropSpot = { threadId: string; isBelow: boolean };

type At = Pick<MouseEvent, "target" | "clientY">;

const LINES = {
  above: "shadow-[0_-2px_var(--color-accent)]",
  below: "shadow-[0_2px_var(--color-accent)]",
};

/** Where in a section that has an order; null beside its rows. */
export function spotOf({ target, clientY }: At): DropSpot | null {
  const row = rowAt(target);
  if (!row?.dataset.thread) return null;
  const { top, height } = row.getBoundingClientRect();
  return { threadId: row.dataset.thread, isBelow: clientY > top + height / 2 };
}

/** Says by a line where what is dragged would stand, until it is dropped. */
export function markSpots(): void {
  const dragging = new AbortController();
  const { signal } = dragging;
  let marked: Element | null = null;
  const unmark = () => marked?.classList.remove(...Object.values(LINES));
  const end = () => {
    unmark();
    dragging.abort();
  };
  const handleOver = (event: DragEvent) => {
    unmark();
    marked = rowAt(event.target);
    marked?.classList.add(spotOf(event)?.isBelow ? LINES.below : LINES.above);
  };
  document.addEventListener("dragover", handleOver, { signal });
  // A row that has moved says no more that its drag is over.
  for (const name of ["drop", "dragend"]) document.addEventListener(name, end, { signal });
}

function rowAt(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>("[data-ordered] [data-thread]") : null;
}
