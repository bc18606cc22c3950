import { COMPOSER_ID } from "./focus-composer";
import { conversationElement } from "./focus-conversation";
import { PLACE_TITLE_ID } from "./use-place";

/** What had the focus and all that it stood in, from the inside out, each with its position among its siblings. */
type Trail = readonly { element: Element; position: number }[];

const NEIGHBOURHOOD = "ul, ol, nav, [role=dialog]";
const TABBABLE =
  "a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, [tabindex='0']:not([aria-disabled=true])";

/**
 * What has the focus may be taken from the page, and the keyboard would begin again at its top. Then what came in its
 * place has the focus, or what is nearest. Who uses a pointer is where that is; only the keys that scroll are left to them.
 */
export function keepFocus(): () => void {
  // One for each layer, the newest last: when a menu has closed, what had opened it is known.
  let trails: Trail[] = [];
  let isByKey = false;
  let isDue = false;
  const listening = new AbortController();
  const { signal } = listening;

  const restore = () => {
    isDue = false;
    if (signal.aborted || document.activeElement !== document.body || trails.length === 0) return;
    const near = isByKey ? nearest(trails) : scrollerOf(trails);
    if (near instanceof HTMLElement) focusOn(near);
  };
  // A menu or a dialog gives the focus back by itself, in the frame after it has closed.
  const restoreSoon = () => {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(() => requestAnimationFrame(restore));
  };
  const handleFocus = ({ target }: FocusEvent) => {
    if (!(target instanceof Element) || target === document.body) return;
    const trail = trailOf(target);
    const layer = trail.at(-1)?.element;
    const isOpen = (top: Element | undefined) => top?.isConnected && top !== layer;
    trails = [...trails.filter((other) => isOpen(other.at(-1)?.element)), trail];
  };
  const handleBlur = ({ target }: FocusEvent) => {
    if (!(target instanceof Element)) return;
    requestAnimationFrame(() => {
      // Another one may have had it, and lost it, since.
      if (document.activeElement !== document.body || trails.at(-1)?.[0]?.element !== target) return;
      // It was left, and not taken away.
      if (isReachable(target)) trails = [];
      else restoreSoon();
    });
  };
  const observer = new MutationObserver(() => {
    if (document.activeElement !== document.body) return;
    if (trails.at(-1)?.[0]?.element.isConnected === false) restoreSoon();
  });
  observer.observe(document.body, { childList: true, subtree: true });
  document.addEventListener("focusin", handleFocus, { signal });
  document.addEventListener("focusout", handleBlur, { signal });
  document.addEventListener("keydown", () => (isByKey = true), { signal, capture: true });
  document.addEventListener("pointerdown", () => (isByKey = false), { signal, capture: true });
  if (document.activeElement && document.activeElement !== document.body)
    trails = [trailOf(document.activeElement)];
  return () => {
    listening.abort();
    observer.disconnect();
  };
}

function trailOf(target: Element): Trail {
  const trail: { element: Element; position: number }[] = [];
  for (let element = target; element !== document.body; ) {
    const parent = element.parentElement;
    if (!parent) break;
    trail.push({ element, position: [...parent.children].indexOf(element) });
    element = parent;
  }
  return trail;
}

function nearest(trails: readonly Trail[]): Element | null {
  return (
    trails
      .toReversed()
      .map(nearestTo)
      .find((found) => found !== null) ?? home()
  );
}

/** The conversation, where it was in that. */
function scrollerOf(trails: readonly Trail[]): Element | null {
  const conversation = conversationElement();
  return trails.some((trail) => trail.some(({ element }) => element === conversation)) ? conversation : null;
}

function nearestTo(trail: Trail): Element | null {
  const at = trail.findIndex(({ element }) => element.isConnected);
  const inner = trail[at]?.element;
  if (!inner) return null;
  if (at === 0 && isReachable(inner)) return inner;
  const position = trail[at - 1]?.position ?? 0;
  if (inner.closest("[role=log]")) return replyNear(inner, position);
  const neighbourhood = inner.closest(NEIGHBOURHOOD);
  if (!neighbourhood) return null;
  for (const [step, { element }] of trail.entries()) {
    if (step < at) continue;
    const found = tabbableNear(element, trail[step - 1]?.position ?? 0);
    if (found || element === neighbourhood) return found;
  }
  return null;
}

/** The reply of the turn that came in the place of another one, or of the last before it. */
function replyNear(inner: Element, position: number): Element | null {
  const turn = inner.children[position] ?? inner.lastElementChild;
  const article = inner.closest("article") ?? [...(turn?.querySelectorAll("article") ?? [])].at(-1);
  return article ?? conversationElement();
}

function tabbableNear(parent: Element, position: number): Element | null {
  const siblings = [...parent.children];
  for (const sibling of [...siblings.slice(position), ...siblings.slice(0, position).reverse()]) {
    const found = [sibling, ...sibling.querySelectorAll(TABBABLE)].find(
      (element) => element.matches(TABBABLE) && element.checkVisibility(),
    );
    if (found) return found;
  }
  return null;
}

function home(): Element | null {
  const title = document.getElementById(PLACE_TITLE_ID);
  const composer = document.getElementById(COMPOSER_ID);
  const isTouched = window.matchMedia("(pointer: coarse)").matches;
  return title ?? (isTouched ? (conversationElement() ?? composer) : composer);
}

function isReachable(element: Element): boolean {
  return element.isConnected && element.checkVisibility() && !element.matches(":disabled");
}

function focusOn(element: HTMLElement): void {
  if (!element.matches(TABBABLE) && !element.hasAttribute("tabindex")) {
    element.tabIndex = -1;
    element.addEventListener("blur", () => element.removeAttribute("tabindex"), { once: true });
  }
  element.focus({ preventScroll: element.matches("article, [role=log]") });
}
