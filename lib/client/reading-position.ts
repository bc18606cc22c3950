/** Where a reader was: the first turn in view, and how far it is above the upper edge. */
export type ReadingPosition = { firstShown: number; turnId: string; offsetPx: number };

const END_PX = 4;

const positions = new Map<string, ReadingPosition>();

export function positionIn(threadId: string): ReadingPosition | null {
  return positions.get(threadId) ?? null;
}

/** Remembers the place by turn, since the height of what is not drawn is only estimated. The end is not a place. */
export function rememberPosition(threadId: string, scroller: HTMLElement, firstShown: number): void {
  positions.delete(threadId);
  if (scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop <= END_PX) return;
  const edge = scroller.getBoundingClientRect().top;
  for (const element of scroller.querySelectorAll<HTMLElement>("[data-turn-id]")) {
    const { top, bottom } = element.getBoundingClientRect();
    if (bottom <= edge) continue;
    positions.set(threadId, { firstShown, turnId: element.dataset.turnId ?? "", offsetPx: edge - top });
    return;
  }
}

export function goToPosition(scroller: HTMLElement, { turnId, offsetPx }: ReadingPosition): void {
  const element = scroller.querySelector<HTMLElement>(`[data-turn-id="${turnId}"]`);
  if (!element) return;
  const edge = scroller.getBoundingClientRect().top;
  scroller.scrollTop += element.getBoundingClientRect().top - edge + offsetPx;
}
