/**
 * Runs in the page's head, before any other code has come, so that no click on a button is lost on the way to a
 * page that answers. A click is lost in two ways: React does not listen yet, as its code is still coming or Next waits
 * for what came with the page; or it listens and has not made that part of the page its own, and then lets the click
 * go no further than the document. A lost click is said again until it is heard. What works without code, as a link
 * does, works at once.
 *
 * React leaves a mark on the document once it listens, and one on each element that is its own.
 */
export const EARLY_CLICKS = `(() => {
  const isMarked = (node, mark) => Object.keys(node).some((name) => name.startsWith(mark));
  let unheard;
  const repeat = (button) =>
    button.isConnected && (isMarked(document, "_reactListening") ? button.click() : setTimeout(repeat, 50, button));
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("a, button");
    if (button?.localName !== "button" || isMarked(button, "__reactProps")) return;
    unheard = button;
    setTimeout(() => {
      if (unheard !== button) return;
      unheard = undefined;
      setTimeout(repeat, 50, button);
    });
  }, true);
  document.documentElement.addEventListener("click", () => {
    if (isMarked(document, "_reactListening")) unheard = undefined;
  }, true);
})()`;
