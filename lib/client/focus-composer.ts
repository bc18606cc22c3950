export const COMPOSER_ID = "composer-message";

/** Goes to where one writes, except where that would open a touch keyboard over what is to be read. */
export function focusComposer(): void {
  if (window.matchMedia("(pointer: coarse)").matches) return;
  const focus = () => document.getElementById(COMPOSER_ID)?.focus();
  // From a page that has none it is there with the next frame.
  if (document.getElementById(COMPOSER_ID)) focus();
  else requestAnimationFrame(focus);
}
