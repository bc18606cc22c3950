import { expect, type Locator, type Page } from "@playwright/test";

/** The page as a person has it before them: its parts by role and name. */
export class ChatPage {
  readonly page: Page;
  readonly message: Locator;
  readonly sendButton: Locator;
  readonly stopButton: Locator;
  readonly conversation: Locator;
  readonly messages: Locator;
  readonly replies: Locator;
  readonly threads: Locator;

  constructor(page: Page) {
    this.page = page;
    this.message = page.getByRole("textbox", { name: "Message" });
    this.sendButton = page.getByRole("button", { name: "Send", exact: true });
    this.stopButton = page.getByRole("button", { name: "Stop", exact: true });
    this.conversation = page.getByRole("log", { name: "Conversation" });
    this.messages = page.getByRole("article", { name: "You" });
    this.replies = page.getByRole("article", { name: "Reply" });
    this.threads = page.getByRole("navigation", { name: "Threads" });
  }

  /** Sends a message by its button, as one can on every device; resolves to its reply, which may still run. */
  async send(text: string): Promise<Locator> {
    const position = await this.replies.count();
    await this.write(text);
    await this.sendButton.click();
    return this.replies.nth(position);
  }

  /** Writes a message and waits until the page, which may just have been loaded, has taken notice. */
  async write(text: string): Promise<void> {
    await this.message.fill(text);
    await expect(this.sendButton).toBeEnabled();
  }

  /** Sends a message and waits for the end of its reply, whatever that is. */
  async ask(text: string): Promise<Locator> {
    const reply = await this.send(text);
    await settled(reply);
    return reply;
  }

  /** Begins a thread with a message; resolves to its address once the server has it. */
  async begin(text: string, url = "/"): Promise<string> {
    await this.page.goto(url);
    await expect(statusOf(await this.send(text))).not.toHaveText("Sending");
    return this.threadUrl();
  }

  /** Stops the answer; presses again where the page, which may just have been loaded, took no notice. */
  async stop(): Promise<void> {
    await expect(async () => {
      if (await this.stopButton.isVisible()) await this.stopButton.click({ timeout: 1_000 });
      await expect(this.sendButton).toBeVisible({ timeout: 2_000 });
    }).toPass();
  }

  async threadUrl(): Promise<string> {
    await expect(this.page).toHaveURL(/\/threads\/[\w-]{22}$/);
    return this.page.url();
  }

  link(title: string): Locator {
    return this.threads.getByRole("link", { name: title, exact: true });
  }

  async newChat(): Promise<void> {
    await this.page.getByRole("link", { name: "New chat" }).click();
    await expect(this.page).toHaveURL(/\/$/);
  }
}

export async function settled(reply: Locator): Promise<void> {
  await expect(reply).toHaveAttribute("aria-busy", "false", { timeout: 60_000 });
}

export function statusOf(reply: Locator): Locator {
  return reply.getByRole("status");
}

/** The words of a reply without its controls and its state, on one line. */
export function textOf(reply: Locator): Promise<string> {
  return reply.evaluate((article) => {
    const copy = article.cloneNode(true) as Element;
    for (const part of copy.querySelectorAll("button, [role=status], [role=alert], footer")) part.remove();
    return (copy.textContent ?? "").replace(/\s+/g, " ").trim();
  });
}

/**
 * Presses a button until what it opens is there: a press before the page is awake is lost. One that was heard may take
 * a moment, and is not repeated, as what has opened may lie over the button.
 */
export async function openBy(button: Locator, opened: Locator): Promise<void> {
  await expect(async () => {
    if (!(await opened.isVisible())) await button.click({ timeout: 1_000 });
    await expect(opened).toBeVisible({ timeout: 2_000 });
  }).toPass();
}

/** Waits until at least that many characters of the reply are on the page; resolves to what is there. */
export async function grown(reply: Locator, characters: number, timeout = 20_000): Promise<string> {
  let text = "";
  const read = async () => {
    text = await textOf(reply);
    return text.length;
  };
  await expect.poll(read, { timeout, intervals: [50] }).toBeGreaterThanOrEqual(characters);
  return text;
}

export function numbersTo(last: number, first = 1): string {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index).join(" ");
}

/** A word that no other test writes, so that what the emulator was asked can be told apart. */
export function ownWord(): string {
  return `w${Math.random().toString(36).slice(2, 10)}`;
}

/** Waits until the thread's turns have ended on the server, whether or not a page shows it. */
export async function endedOnServer(page: Page, url: string): Promise<void> {
  const path = new URL(url).pathname;
  const statuses = async () => {
    const response = await page.context().request.get(`${new URL(url).origin}/api${path}`);
    const detail: { turns: { status: string }[] } = await response.json();
    return detail.turns.map(({ status }) => status);
  };
  await expect.poll(statuses, { timeout: 30_000 }).not.toContain("in_progress");
}
