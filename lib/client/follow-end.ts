const NEAR_PX = 4;
const FAR_PX = 160;
const HOLD_MS = 300;
// The code of what is opened may come first.
const OPENING_HOLD_MS = 1_500;
const UPWARD_KEYS = ["ArrowUp", "PageUp", "Home"];

export type Follower = {
  /** Goes to the end and stays there. */
  jumpToEnd: () => void;
  /** Stays where the reader is, whatever grows. */
  release: () => void;
  /** Scrolls on the reader's behalf, and stays there. */
  moveBy: (px: number) => void;
  stop: () => void;
};

type Followed = { scroller: HTMLElement; content: HTMLElement; onFar: (isFar: boolean) => void };

/**
 * Keeps the end of the content in view while the reader is there. Any gesture upward releases it at
 * once, before the scrolling that it causes, so that growing text never pulls against the reader;
 * only reaching the end again takes it up. What a click opens does not move what was clicked.
 */
export function followEnd({ scroller, content, onFar }: Followed): Follower {
  let isFollowing = true;
  let isFar = false;
  let lastTop = scroller.scrollTop;
  let touchY = 0;
  let heldUntil = 0;

  const distance = () => scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop;
  const report = () => {
    const wasFar = isFar;
    isFar = distance() > FAR_PX;
    if (isFar !== wasFar) onFar(isFar);
  };
  const goToEnd = () => {
    scroller.scrollTop = scroller.scrollHeight;
    lastTop = scroller.scrollTop;
  };
  const release = () => {
    if (scroller.scrollTop > 0) isFollowing = false;
  };
  const moveBy = (px: number) => {
    isFollowing = false;
    scroller.scrollTop += px;
    lastTop = scroller.scrollTop;
  };
  const handleResize = () => {
    // Moving text while it is being selected would change what is selected.
    if (performance.now() < heldUntil) isFollowing &&= distance() <= NEAR_PX;
    else if (isFollowing && !hasSelectionIn(content)) goToEnd();
    report();
  };
  const handleScroll = () => {
    const top = scroller.scrollTop;
    if (top < lastTop && distance() > 1) isFollowing = false;
    if (top > lastTop && distance() <= NEAR_PX) isFollowing = true;
    lastTop = top;
    report();
  };

  const listening = new AbortController();
  const passive = { passive: true, signal: listening.signal };
  scroller.addEventListener("scroll", handleScroll, passive);
  scroller.addEventListener("wheel", (event) => event.deltaY < 0 && release(), passive);
  scroller.addEventListener("touchstart", (event) => (touchY = event.touches[0]?.clientY ?? 0), passive);
  scroller.addEventListener(
    "touchmove",
    (event) => (event.touches[0]?.clientY ?? 0) > touchY && release(),
    passive,
  );
  const handleKey = (event: KeyboardEvent) => {
    if (isUpward(event)) release();
    // The browser scrolls to where the end is now; growing text would be ahead of that.
    if (event.key === "End" && event.target === scroller) isFollowing = true;
  };
  scroller.addEventListener("keydown", handleKey, passive);
  const handleClick = ({ target }: MouseEvent) => {
    const isOpening = target instanceof Element && target.closest("[aria-expanded]") !== null;
    heldUntil = performance.now() + (isOpening ? OPENING_HOLD_MS : HOLD_MS);
  };
  content.addEventListener("click", handleClick, passive);
  const observer = new ResizeObserver(handleResize);
  observer.observe(scroller);
  observer.observe(content);

  return {
    release,
    moveBy,
    jumpToEnd: () => {
      isFollowing = true;
      heldUntil = 0;
      goToEnd();
      report();
    },
    stop: () => {
      observer.disconnect();
      listening.abort();
    },
  };
}

function isUpward(event: KeyboardEvent): boolean {
  return UPWARD_KEYS.includes(event.key) || (event.key === " " && event.shiftKey);
}

function hasSelectionIn(content: HTMLElement): boolean {
  const selection = document.getSelection();
  return selection?.type === "Range" && content.contains(selection.anchorNode);
}
