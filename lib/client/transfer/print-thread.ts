const PATIENCE_MS = 10_000;

/**
 * Prints the open conversation. The browser says that it is about to print and then waits for nothing, so the
 * page is told before, and what it shows in addition gets the time to come.
 */
export async function printThread(): Promise<void> {
  window.dispatchEvent(new Event("beforeprint"));
  await nextFrame();
  const pictures = [...document.images].map((image) => image.decode().catch(() => undefined));
  await Promise.race([Promise.all(pictures), new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
  window.print();
}

function nextFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
}
