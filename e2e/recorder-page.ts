import type { Locator, Page } from "@playwright/test";

/** The details of a reply beside the conversation, by role and name. */
export class RecorderPage {
  readonly page: Page;
  readonly panel: Locator;
  readonly timeline: Locator;
  readonly receipt: Locator;
  readonly events: Locator;
  readonly filter: Locator;

  constructor(page: Page) {
    this.page = page;
    this.panel = page.getByRole("complementary", { name: "Details" });
    this.timeline = this.panel.getByRole("region", { name: "Timeline" });
    this.receipt = this.panel.getByRole("region", { name: "Receipt" });
    this.events = this.panel.getByRole("listbox", { name: "Events" });
    this.filter = this.panel.getByRole("searchbox", { name: "Filter events" });
  }

  async openFrom(reply: Locator): Promise<void> {
    await reply.getByRole("button", { name: "Details" }).click();
    await this.timeline.waitFor();
  }

  row(name: string | RegExp): Locator {
    return this.timeline.getByRole("button", { name });
  }

  async showEvents(): Promise<void> {
    await this.panel.getByRole("tab", { name: "Events" }).click();
    await this.events.waitFor();
  }

  async close(): Promise<void> {
    await this.panel.getByRole("button", { name: "Close details" }).click();
    await this.panel.waitFor({ state: "hidden" });
  }
}
