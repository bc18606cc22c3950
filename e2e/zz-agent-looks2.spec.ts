import { AgentsPage } from "./agents-page";
import { ChatPage, settled } from "./chat-page";
import { test } from "./fixtures";
const OUT = "/tmp/parley/looks";
for (const look of ["light", "phone"] as const) {
  test(`cut look ${look}`, async ({ page }) => {
    if (look === "phone") await page.setViewportSize({ width: 360, height: 740 });
    const chat = new ChatPage(page);
    const agents = new AgentsPage(page);
    await page.goto("/");
    await page.screenshot({ path: `${OUT}/${look}-empty.png` });
    await agents.choose("Antigravity");
    const cut = await chat.send("Write a program that saves the first 30 Fibonacci numbers to fibonacci.txt [fault: reset mid stream] [fault: lost]");
    await settled(cut);
    await page.screenshot({ path: `${OUT}/${look}-cut.png` });
    await cut.getByRole("button", { name: "Retry" }).click();
    await page.waitForTimeout(1500);
    await page.screenshot({ path: `${OUT}/${look}-cut-retry.png` });
  });
}
