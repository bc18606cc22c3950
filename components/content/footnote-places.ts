/** The links that footnotes were last reached by. */
const followed = new WeakMap<Element, HTMLElement>();

export function footnoteId(textId: string, position: number): string {
  return `${textId}-footnote-${position}`;
}

/** What a model writes leads to whole addresses only, never to a place of the page. */
export function isFootnoteLink(link: Element): boolean {
  return link.getAttribute("href")?.startsWith("#") === true;
}

/** By ourselves, and not by the address: a place in the text is no step in the browser's history. */
export function showFootnote(id: string, link: HTMLElement): void {
  const footnote = document.getElementById(id);
  if (!footnote) return;
  followed.set(footnote, link);
  reveal(footnote);
}

/** Back to the link that was followed, or else to the first that leads to the footnote. */
export function leaveFootnote(id: string): void {
  const footnote = document.getElementById(id);
  const last = footnote && followed.get(footnote);
  const link = last?.isConnected ? last : document.querySelector<HTMLElement>(`a[href="#${CSS.escape(id)}"]`);
  if (link) reveal(link);
}

function reveal(place: HTMLElement): void {
  place.scrollIntoView({ block: "center" });
  place.focus({ preventScroll: true });
}
