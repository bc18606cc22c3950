// What only the page needs, and what would be pasted twice: formulas are read from their MathML.
const LEFT_OUT = "button, svg, [aria-hidden='true'], [data-citation]";
const KEPT_ATTRIBUTES = ["href", "start", "colspan", "rowspan", "dir", "xmlns"];

/** Formatted text for other programs, without controls and without the classes of this page. */
export function toClipboardHtml(elements: Iterable<Element>): string {
  return [...elements].map(toBareHtml).join("");
}

function toBareHtml(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  for (const left of copy.querySelectorAll(LEFT_OUT)) left.remove();
  for (const kept of copy.querySelectorAll("*")) {
    for (const name of kept.getAttributeNames())
      if (!KEPT_ATTRIBUTES.includes(name)) kept.removeAttribute(name);
  }
  return copy.innerHTML;
}
