import { isStillWanted, type WantedTurn } from "./search/wanted-turn";

/**
 * Where a reader was: the element at the upper edge, as a way down from its turn, and how far it was
 * above the edge. Heights would not do, since those of what is not drawn are only estimated.
 */
export type ReadingPosition = {
  /** The first of the turns that were on the page. */
  firstShown: string | undefined;
  turnId: string;
  path: readonly number[];
  offsetPx: number;
};

const END_PX = 4;
const SETTLING_FRAMES = 12;

const positions = new Map<string, ReadingPosition>();

// A turn that is wanted stands a little below the edge, with some of what was said before it in reach.
const LEAD_PX = -24;
const TURNS_BEFORE = 4;

/** Where a reader begins in a thread: at what they want, or where they were; null at its end. */
export function startIn(
  threadId: string,
  turnIds: readonly string[],
  wanted: WantedTurn | null,
): ReadingPosition | null {
  if (!wanted || !isStillWanted(wanted)) return positions.get(threadId) ?? null;
  const firstShown = turnIds[Math.max(0, turnIds.indexOf(wanted.turnId) - TURNS_BEFORE)];
  return { firstShown, turnId: wanted.turnId, path: [], offsetPx: LEAD_PX };
}

/** Remembers the place in a thread. Its end is not a place: who was there goes to the end again. */
export function rememberPosition(
  threadId: string,
  scroller: HTMLElement,
  firstShown: string | undefined,
): void {
  positions.delete(threadId);
  if (scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop <= END_PX) return;
  const edge = topOf(scroller);
  const turns = [...scroller.querySelectorAll<HTMLElement>("[data-turn-id]")];
  const turn = turns.find((element) => isBelow(element, edge));
  if (!turn?.dataset.turnId) return;
  const { element, path } = descend(turn, edge);
  positions.set(threadId, { firstShown, turnId: turn.dataset.turnId, path, offsetPx: edge - topOf(element) });
}

/**
 * Goes to a place, and again in the next frames: what comes into view gets its true height only when
 * it is drawn. `move` is given how far to scroll. Returns what gives up, for a reader who moves on.
 */
export function goToPosition(
  scroller: HTMLElement,
  position: ReadingPosition,
  move: (byPx: number) => void,
): () => void {
  let framesLeft = SETTLING_FRAMES;
  let frame = 0;
  const settle = () => {
    const element = elementAt(scroller, position);
    if (!element) return;
    const byPx = topOf(element) - topOf(scroller) + position.offsetPx;
    if (Math.abs(byPx) >= 1) move(byPx);
    framesLeft -= 1;
    if (framesLeft > 0) frame = requestAnimationFrame(settle);
  };
  settle();
  return () => cancelAnimationFrame(frame);
}

function topOf(element: Element): number {
  return element.getBoundingClientRect().top;
}

function isBelow(element: Element, edge: number): boolean {
  const { bottom, height } = element.getBoundingClientRect();
  return height > 0 && bottom > edge;
}

function descend(turn: Element, edge: number): { element: Element; path: number[] } {
  const path: number[] = [];
  let element = turn;
  for (;;) {
    const children = [...element.children];
    const position = children.findIndex((child) => isBelow(child, edge));
    const child = children[position];
    if (!child) return { element, path };
    path.push(position);
    element = child;
  }
}

function elementAt(scroller: Element, { turnId, path }: ReadingPosition): Element | null {
  let element = scroller.querySelector(`[data-turn-id="${turnId}"]`);
  for (const position of path) element = element?.children[position] ?? element;
  return element;
}
