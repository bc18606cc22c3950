import type { BrowserContext } from "@playwright/test";

const MARK = "harm: ";

/**
 * Watches every change of every page from its first moment on: what runs, what an element may do or load,
 * and who is asked. Resolves to the list that grows with what is found.
 */
export async function watchForHarm(context: BrowserContext, appUrl: string): Promise<string[]> {
  const harm: string[] = [];
  context.on("console", (message) => {
    if (message.type() === "debug" && message.text().startsWith(MARK)) harm.push(message.text());
  });
  context.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== appUrl && protocol !== "blob:" && protocol !== "data:")
      harm.push(`asked ${request.url()}`);
  });
  context.on("dialog", (dialog) => {
    harm.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on("page", (page) => page.on("framenavigated", (frame) => noteFrame(frame.url())));
  const noteFrame = (url: string) => {
    if (!url.startsWith(appUrl) && url !== "about:blank") harm.push(`went to ${url}`);
  };
  await context.addInitScript(watchPage, MARK);
  return harm;
}

/** Runs in the page. */
function watchPage(mark: string): void {
  const report = (text: string) => {
    // biome-ignore lint/suspicious/noConsole: from any frame, it is how a page speaks to its test.
    console.debug(mark + text.slice(0, 300));
  };
  for (const name of ["alert", "confirm", "prompt", "msgbox"]) {
    Object.defineProperty(window, name, { value: () => report(`${name} ran`) });
  }
  const ADDRESSES = /^(xlink:)?href$|^(src|srcset|action|formaction|poster|data|background|ping|manifest)$/;
  // A diagram is drawn in a frame of ours, of no origin: what it may do there, its own tests tell.
  const DIAGRAM = "[src^='/embed/diagram?build='][sandbox='allow-scripts']:not([srcdoc])";
  const FORBIDDEN =
    `script, iframe:not(${DIAGRAM}), frame, ` +
    "object, embed, applet, link, style, base, meta, img, picture, video, audio, source, track, " +
    "template, slot, noscript, math:not(.katex math), animate, set, use, image, foreignObject";
  // Where what somebody wrote is shown, there is nothing but what our components make of it.
  const WRITTEN = "[role=log], nav, [role=dialog], aside";
  const OWN_ID = /^(_r_\w+_|base-ui-[\w:-]+)(-[\w-]+)?$/;

  const checkAddress = (element: Element, name: string, value: string) => {
    if (!URL.canParse(value, document.baseURI)) return;
    const { protocol, origin } = new URL(value, document.baseURI);
    const isLink = element.localName === "a" && name === "href";
    const isFine = isLink
      ? ["http:", "https:", "mailto:"].includes(protocol)
      : origin === location.origin || ["data:", "blob:"].includes(protocol);
    if (!isFine) report(`${name} ${value} of ${element.outerHTML}`);
  };
  // Where React sends a part of the page after the rest, an empty template keeps its place.
  const isPlace = ({ id, outerHTML }: Element) =>
    /^B:\d+$/.test(id) && outerHTML === `<template id="${id}"></template>`;
  const check = (element: Element) => {
    for (const { name, value } of element.attributes) {
      if (/^on/i.test(name)) report(`${name} of ${element.outerHTML}`);
      if (ADDRESSES.test(name)) checkAddress(element, name, value);
      if (name === "style" && /url|image-set|expression|@import/i.test(value)) report(`style ${value}`);
    }
    if (!element.closest(WRITTEN) || isPlace(element)) return;
    if (element.matches(FORBIDDEN)) report(`there is ${element.outerHTML}`);
    // Elsewhere there are forms of ours.
    if (element.closest("[role=log]") === null) return;
    if (element.localName === "form") report(`there is ${element.outerHTML}`);
    if (element.id !== "" && !OWN_ID.test(element.id)) report(`id ${element.id} of ${element.outerHTML}`);
    if (element.hasAttribute("name")) report(`name of ${element.outerHTML}`);
  };
  const checkAll = (node: Node) => {
    if (!(node instanceof Element)) return;
    check(node);
    for (const inner of node.querySelectorAll("*")) check(inner);
  };
  new MutationObserver((records) => {
    for (const { type, target, addedNodes } of records) {
      if (type === "attributes") check(target as Element);
      else for (const node of addedNodes) checkAll(node);
    }
  }).observe(document, { subtree: true, childList: true, attributes: true });
}
