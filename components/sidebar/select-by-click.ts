import type { MouseEvent } from "react";
import { selectTo, toggleSelected } from "@/lib/client/organise/selection";

/** Ctrl or Cmd with a click chooses a row, Shift all up to it. A plain click is left alone, as is a middle one. */
export function selectByClick(event: MouseEvent<HTMLElement>): void {
  if (event.button !== 0 || !(event.shiftKey || event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.stopPropagation();
  selectRow(event.currentTarget, event.shiftKey);
}

/** Chooses the row that an element is in, or takes it out again; or else chooses the whole stretch that ends there. */
export function selectRow(element: HTMLElement, isStretch: boolean): void {
  const row = element.closest<HTMLElement>("[data-thread]");
  if (!row) return;
  const id = idOf(row);
  if (!isStretch) {
    toggleSelected(id);
    return;
  }
  const rows = [...(row.closest("nav")?.querySelectorAll<HTMLElement>("[data-thread]") ?? [])];
  const shown = rows.find((other) => other.querySelector("[aria-current=page]"));
  selectTo(id, rows.map(idOf), shown ? idOf(shown) : null);
}

const idOf = ({ dataset }: HTMLElement) => dataset.thread ?? "";
