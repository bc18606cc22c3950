import type { Page } from "@playwright/test";
import { ChatPage } from "./chat-page";

declare global {
  interface Window {
    feed(lines: string): void;
    frame(): Promise<void>;
  }
}

/**
 * A page whose next answer the test writes, event by event: its own code reads, folds and draws it, without a
 * server between, and a frame comes as soon as it is asked for.
 */
export async function openFedPage(page: Page): Promise<ChatPage> {
  await page.addInitScript(takeOverStream);
  const chat = new ChatPage(page);
  await page.goto("/");
  await chat.write("What do you say?");
  await chat.sendButton.click();
  await chat.replies.first().waitFor();
  return chat;
}

/** Runs in the page. */
function takeOverStream(): void {
  const ask = window.fetch.bind(window);
  const encoder = new TextEncoder();
  const { promise: asked, resolve } = Promise.withResolvers<ReadableStreamDefaultController<Uint8Array>>();
  window.fetch = async (input, init) => {
    if (init?.method !== "POST" || !/^\/api\/threads\/[\w-]+\/turns$/.test(String(input)))
      return ask(input, init);
    const body = new ReadableStream<Uint8Array>({ start: (controller) => resolve(controller) });
    return new Response(body, { headers: { "content-type": "text/event-stream" } });
  };
  window.feed = (lines) => void asked.then((controller) => controller.enqueue(encoder.encode(lines)));

  const due = new Map<number, FrameRequestCallback>();
  let last = 0;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    const callbacks = [...due.values()];
    due.clear();
    for (const callback of callbacks) callback(performance.now());
  };
  window.requestAnimationFrame = (callback) => {
    last += 1;
    due.set(last, callback);
    port2.postMessage(null);
    return last;
  };
  window.cancelAnimationFrame = (id) => void due.delete(id);
  window.frame = () => new Promise((resolve) => setTimeout(resolve));
}
