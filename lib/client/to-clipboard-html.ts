// What only the page needs, and what other programs could not load.
const LEFT_OUT =
  "button, svg, [aria-live], [data-uncopied], [data-diagram], iframe, img, video, audio, colgroup";
const KEPT_ATTRIBUTES = ["href", "start", "colspan", "rowspan", "dir", "align", "border"];
const ALIGNED: Record<string, string> = { center: "center", end: "right" };

/** Formatted text for other programs, without controls and without the classes of this page. */
export function toClipboardHtml(elements: Iterable<Element>): string {
  return [...elements].map(toBareHtml).join("");
}

function toBareHtml(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  for (const rewrite of [formulas, citations, footnotes, tasks, tables, lineBreaks]) rewrite(copy);
  // What opens a file or leads to a place of this page is words elsewhere.
  for (const way of copy.querySelectorAll("button:has(> code), a[href^='#']")) unwrap(way);
  for (const left of copy.querySelectorAll(LEFT_OUT)) left.remove();
  for (const kept of copy.querySelectorAll("*")) {
    for (const name of kept.getAttributeNames())
      if (!KEPT_ATTRIBUTES.includes(name)) kept.removeAttribute(name);
  }
  for (const span of copy.querySelectorAll("span:not([dir])")) unwrap(span);
  return copy.innerHTML;
}

/** As TeX: most programs make one word of what stands in the parts of a formula. */
function formulas(copy: Element): void {
  for (const formula of copy.querySelectorAll(".katex")) {
    const tex = formula.querySelector("annotation")?.textContent ?? "";
    const display = formula.closest(".katex-display");
    (display ?? formula).replaceWith(display ? `$$${tex}$$` : `$${tex}$`);
  }
}

/** The numbers, each with the address of its source. */
function citations(copy: Element): void {
  for (const citation of copy.querySelectorAll("[data-citation]")) {
    const links = [...citation.querySelectorAll("a[href]")];
    for (const link of links) link.textContent = `[${link.textContent}]`;
    const marker = document.createElement("sup");
    marker.append(...links);
    if (links.length > 0) citation.replaceWith(marker);
    else citation.remove();
  }
}

/** Each begins with its label, as what refers to it is that. */
function footnotes(copy: Element): void {
  for (const footnote of copy.querySelectorAll("[role=note]")) {
    const label = document.createElement("sup");
    label.append(footnote.firstElementChild?.textContent ?? "");
    footnote.firstElementChild?.remove();
    (footnote.querySelector("p") ?? footnote).prepend(label, " ");
  }
}

/** A box as a sign, in the line that it belongs to: a field would be pasted as one to write in. */
function tasks(copy: Element): void {
  for (const box of copy.querySelectorAll<HTMLInputElement>("li > input")) {
    const body = box.nextElementSibling;
    (body?.querySelector("p") ?? body)?.prepend(box.checked ? "☑ " : "☐ ");
    box.remove();
  }
}

/** A long table is several on the page. Lines and sides are said in the way that every program reads. */
function tables(copy: Element): void {
  for (const table of copy.querySelectorAll<HTMLTableElement>("table:has(> thead)")) {
    const rests = table.parentElement?.querySelectorAll<HTMLTableElement>(":scope > div > table") ?? [];
    for (const rest of rests) {
      table.append(...rest.tBodies);
      rest.remove();
    }
    table.setAttribute("border", "1");
    const columns = [...table.querySelectorAll("col")].map(({ dataset }) => ALIGNED[dataset.align ?? ""]);
    for (const { cells } of table.rows) {
      for (const [position, cell] of [...cells].entries()) {
        const side = columns[position];
        if (side) cell.setAttribute("align", side);
      }
    }
  }
}

/** The lines of a paragraph are lines here; elsewhere, white space is a space. */
function lineBreaks(copy: Element): void {
  for (const paragraph of copy.querySelectorAll("p")) {
    const texts = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    const broken: Text[] = [];
    for (let text = texts.nextNode(); text; text = texts.nextNode())
      if (text instanceof Text && text.data.includes("\n")) broken.push(text);
    for (const text of broken) {
      const lines = text.data.split("\n");
      text.replaceWith(
        ...lines.flatMap((line, row) => (row === 0 ? [line] : [document.createElement("br"), line])),
      );
    }
  }
}

function unwrap(element: Element): void {
  element.replaceWith(...element.childNodes);
}
