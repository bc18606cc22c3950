const APP_NAME = "Parley";

let title: string | null = null;
let count = 0;
/** What was last written, and what the page made of it: of spaces in a row, for one, it keeps a single one. */
let written = { whole: "", shown: "" };
let observer: MutationObserver | null = null;

/** The title of the page: that of its thread, or of what else it shows; null where it has none. */
export function setPageTitle(next: string | null): void {
  title = next;
  write();
}

/** How many answers call for their person, in front of the title. */
export function setTitleCount(next: number): void {
  if (next === count) return;
  count = next;
  write();
}

function write(): void {
  const named = title === null ? APP_NAME : `${title} · ${APP_NAME}`;
  const whole = count > 0 ? `(${count}) ${named}` : named;
  if (whole !== written.whole || document.title !== written.shown) {
    document.title = whole;
    written = { whole, shown: document.title };
  }
  // The framework puts its own title there as the page comes to life, at times after ours.
  observer ??= new MutationObserver(write);
  observer.observe(document.head, { childList: true, subtree: true, characterData: true });
}
