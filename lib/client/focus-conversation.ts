/** Where one reads, for a focus whose place is gone. */
export function conversationElement(): HTMLElement | null {
  return document.querySelector<HTMLElement>("[data-scroller][role=log]");
}
