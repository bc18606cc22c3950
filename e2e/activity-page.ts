import { type BrowserContext, expect, type Locator, type Page } from "@playwright/test";
import { type ApiClient, newId } from "./api-client";
import { openBy } from "./chat-page";
import { readUntilTaken } from "./stream-reader";

export type ListedEntry = {
  turnId: string;
  threadId: string;
  title: string | null;
  status: string;
  settledAt: number | null;
};

export const PARTS = ["Running", "Waiting for you", "Done"] as const;
export type Tray = Record<(typeof PARTS)[number], string[]>;

/** The list of what runs, waits and is done, by role and name. */
export class ActivityPage {
  readonly page: Page;
  readonly button: Locator;
  readonly tray: Locator;

  constructor(page: Page) {
    this.page = page;
    this.button = page.getByRole("button", { name: "Activity", exact: true });
    this.tray = page.getByRole("dialog", { name: "Activity" });
  }

  /** Opens it; presses again where the page, which may just have been loaded, took no notice. */
  async open(): Promise<void> {
    await openBy(this.button, this.tray);
  }

  async close(): Promise<void> {
    await this.page.keyboard.press("Escape");
    await expect(this.tray).toBeHidden();
  }

  part(name: (typeof PARTS)[number]): Locator {
    return this.tray.getByRole("list", { name, exact: true });
  }

  entry(title: string): Locator {
    return this.tray
      .getByRole("listitem")
      .filter({ has: this.page.getByRole("link", { name: title, exact: true }) });
  }

  /** The titles in the open tray, all at one moment. */
  titles(): Promise<Tray> {
    return this.tray.evaluate((dialog, parts) => {
      const namesIn = (list: Element | undefined) =>
        [...(list?.querySelectorAll("a") ?? [])].map((link) => link.textContent ?? "");
      const lists = [...dialog.querySelectorAll("ul")];
      const nameOf = (list: Element) =>
        document.getElementById(list.getAttribute("aria-labelledby") ?? "")?.textContent;
      return Object.fromEntries(
        parts.map((part) => [part, namesIn(lists.find((list) => nameOf(list) === part))]),
      ) as Record<string, string[]>;
    }, PARTS) as Promise<Tray>;
  }
}

/** The same as the server has it. */
export async function listOf(client: ApiClient): Promise<Tray> {
  const { entries } = await client.json<{ entries: ListedEntry[] }>("/api/activity");
  const titled = (isIn: (entry: ListedEntry) => boolean) =>
    entries.filter(isIn).map(({ title }) => title ?? "Untitled");
  return {
    Running: titled(({ settledAt }) => settledAt === null),
    "Waiting for you": titled(({ status }) => status === "requires_action"),
    Done: titled(({ status, settledAt }) => settledAt !== null && status !== "requires_action"),
  };
}

/** Begins a turn in the background, and goes away. */
export async function beginInBackground(
  client: ApiClient,
  text: string,
  settings: object = {},
): Promise<{ threadId: string; turnId: string }> {
  const [threadId, turnId] = [newId(), newId()];
  const response = await client.fetch(`/api/threads/${threadId}/turns`, {
    method: "POST",
    body: {
      turnId,
      parentId: null,
      input: [{ type: "text", text }],
      settings: { model: "gemini-3.8-flash", background: true, ...settings },
      newThread: true,
    },
  });
  expect(response.status).toBe(200);
  await readUntilTaken(response);
  return { threadId, turnId };
}

/** The trays come to have what the server has. */
export async function expectAllRight(client: ApiClient, trays: readonly ActivityPage[]): Promise<void> {
  await expect(async () => {
    const before = await listOf(client);
    const shown = await Promise.all(trays.map((tray) => tray.titles()));
    expect(shown).toEqual(trays.map(() => before));
  }).toPass({ timeout: 30_000 });
}

/** Makes the browser that of the client's person. */
export async function shareSession(client: ApiClient, context: BrowserContext): Promise<void> {
  await (await client.fetch("/api/session", { method: "POST", body: {} })).text();
  const [name = "", value = ""] = client.cookie?.split("=", 2) ?? [];
  const secure = name.startsWith("__Host-");
  const place = { domain: "localhost", path: "/", httpOnly: true, secure, sameSite: "Lax" as const };
  await context.addCookies([{ name, value, ...place }]);
}

/** A page hears at once of what another device has done; after this it hears of it too late. */
export async function holdBackActivity(page: Page): Promise<void> {
  await page.route("**/api/activity/events", () => new Promise(() => undefined));
}

/** What a browser does with a tab that another one covers; headless ones show all of theirs. */
export async function setVisible(page: Page, isVisible: boolean): Promise<void> {
  await page.evaluate(
    (state) => {
      Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    },
    isVisible ? "visible" : "hidden",
  );
}

type Told = { title: string; body: string; tag: string };

/** Stands in the place of the browser's notifications: one permission for all pages, and what each was told. */
export async function recordNotifications(
  context: BrowserContext,
  answer: "granted" | "denied",
): Promise<void> {
  await context.addInitScript((given) => {
    const told: Told[] = [];
    class Recorded {
      static get permission() {
        return localStorage.getItem("test.permission") ?? "default";
      }
      static async requestPermission() {
        localStorage.setItem("test.permission", given);
        return given;
      }
      onclick: (() => void) | null = null;
      constructor(title: string, { body, tag }: { body: string; tag: string }) {
        told.push({ title, body, tag });
        Object.assign(window, { lastNotification: this });
      }
      close() {}
    }
    Object.assign(window, { Notification: Recorded, told });
  }, answer);
}

// What stands in the place of the notifications hangs on the page's window, whose type knows nothing of it.
export async function toldIn(...pages: readonly Page[]): Promise<Told[]> {
  const told = await Promise.all(
    pages.map((page) => page.evaluate(() => (window as unknown as { told: Told[] }).told)),
  );
  return told.flat();
}

export async function clickNotification(page: Page): Promise<void> {
  await page.evaluate(() =>
    (window as unknown as { lastNotification: { onclick(): void } }).lastNotification.onclick(),
  );
}
