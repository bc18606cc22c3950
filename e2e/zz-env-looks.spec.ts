import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

const NOW = Date.now();
const DAY = 86_400_000;
const OUT = "/tmp/shots-env";
const entry = (id: string, change: object = {}) => ({
  id, isExpired: false, threadId: "AAAAAAAAAAAAAAAAAAAAAA", threadTitle: "First 20 Fibonacci numbers", createdAt: NOW - DAY,
  lastUsedAt: NOW - 3_600_000, expiresAt: NOW + 6.9 * DAY, fileCount: 4, size: 34_567, network: "open", ...change,
});
const file = (path: string, size: number, ago: number) => ({ path, name: path.split("/").at(-1), mimeType: null, size, modifiedAt: NOW - ago });
const FEW = [file("work/fibonacci.txt", 81, 60_000), file("work/fibonacci.py", 412, 120_000), file("work/out/plot.png", 34_000, 3_700_000), file("readme.md", 900, 3 * DAY),
  file("work/a-very-long-file-name-that-goes-on-and-on-and-does-not-end-before-the-panel-does-2026-11-27.final.v2.json", 1200, 50 * DAY)];
const MANY = Array.from({ length: 200 }, (_, i) => file(`work/data/part-${i}.csv`, 1000 + i * 977, i * 60_000));

async function stub(page: Page, { files = FEW, isWhole = true, environments, fail = false, expired = false, agents }: { files?: object[]; isWhole?: boolean; environments?: object[]; fail?: boolean; expired?: boolean; agents?: object[] } = {}) {
  await page.route("**/api/environments", (route) => fail ? route.fulfill({ status: 502, json: { error: { code: "google_failed", message: "x" } } }) : route.fulfill({ json: { environments: environments ?? [entry("env_a"), entry("env_b", { threadId: null, threadTitle: null, network: "disabled", fileCount: null, size: null, expiresAt: NOW + 3_600_000 * 5 }), entry("env_c", { threadTitle: "A very long title of a conversation that somebody has renamed to something that does not fit into a line of any phone", isExpired: true }), entry("env_d", { threadTitle: "שיחה על מספרים" })] } }));
  await page.route(/\/api\/environments\/[^/]+$/, (route) => fail ? route.abort() : route.fulfill({ json: entry("env_a", { isExpired: expired, network: { allowlist: [{ domain: "pypi.org" }, { domain: "*.github.com" }] } }) }));
  await page.route(/\/api\/environments\/[^/]+\/files$/, (route) => route.fulfill({ json: { files, isWhole } }));
  await page.route(/\/api\/environments\/[^/]+\/file\?/, (route) => {
    const path = new URL(route.request().url()).searchParams.get("path") ?? "";
    if (path.endsWith(".png")) return route.fulfill({ contentType: "image/png", body: Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64") });
    if (path.endsWith(".py")) return route.fulfill({ contentType: "text/plain", body: "def fibonacci(count):\n    a, b = 0, 1\n    for _ in range(count):\n        yield a\n        a, b = b, a + b\n\n".repeat(path.includes("big") ? 3000 : 1) });
    return route.fulfill({ contentType: "text/plain", body: Array.from({ length: 20 }, (_, i) => `${i}`).join("\n") });
  });
  await page.route("**/api/agents", (route) => route.fulfill({ json: { agents: agents ?? [
    { id: "release-notes", baseAgent: "antigravity-preview-09-2026", description: "Writes the notes of a release from the commits since the last one, and asks nobody.", systemInstruction: "Be brief.", isOwn: true },
    { id: "someone-elses", baseAgent: "antigravity-preview-05-2026", description: null, systemInstruction: null, isOwn: false }] } }));
}
const shot = (page: Page, name: string) => page.screenshot({ path: `${OUT}/${name}.png` });
const openFirst = async (page: Page) => { await page.getByRole("button", { name: /^Open / }).first().click(); await expect(page.getByRole("complementary", { name: "Environment" })).toBeVisible(); await page.waitForTimeout(400); };

for (const [mode, size, theme] of [["wide", [1440, 900], "light"], ["dark", [1440, 900], "dark"], ["phone", [360, 740], "light"], ["mid", [1100, 760], "light"]] as const) {
  test(`looks ${mode}`, async ({ page }) => {
    await page.setViewportSize({ width: size[0], height: size[1] });
    await page.emulateMedia({ colorScheme: theme });
    await stub(page);
    await page.goto("/environments");
    await expect(page.getByRole("list", { name: "Environments" })).toBeVisible();
    await shot(page, `${mode}-list`);
    await openFirst(page);
    await shot(page, `${mode}-panel`);
    await page.getByRole("button", { name: "Delete environment", exact: true }).click();
    await shot(page, `${mode}-delete`);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "fibonacci.py" }).click();
    await page.waitForTimeout(800);
    await shot(page, `${mode}-code`);
    await page.getByRole("button", { name: "All files" }).click();
    await page.getByRole("button", { name: "plot.png", exact: true }).click();
    await page.waitForTimeout(300);
    await shot(page, `${mode}-picture`);
    await page.getByRole("button", { name: "All files" }).click();
    await page.getByRole("button", { name: "Use in a new chat", exact: true }).click();
    await page.waitForTimeout(500);
    await shot(page, `${mode}-chip`);
    await page.goto("/agents");
    await expect(page.getByRole("list", { name: "Agents" })).toBeVisible();
    await shot(page, `${mode}-agents`);
    await page.getByRole("button", { name: "New agent" }).click();
    await page.getByRole("textbox", { name: "Id" }).fill("Gemini-x");
    await page.getByRole("button", { name: "Add a skill" }).click();
    await page.getByRole("textbox", { name: "Name" }).fill("changelog");
    await page.getByRole("textbox", { name: "SKILL.md" }).fill("Write it.\n".repeat(50));
    await page.getByRole("button", { name: "Add a text" }).click();
    await page.getByRole("button", { name: "Add a repository" }).click();
    await page.getByRole("button", { name: "Create agent" }).click();
    await page.waitForTimeout(200);
    await shot(page, `${mode}-form-errors`);
    await page.locator("main").evaluate((main) => { main.scrollTop = 700; });
    await shot(page, `${mode}-form-2`);
    await page.locator("main").evaluate((main) => { main.scrollTop = 99999; });
    await page.getByRole("button", { name: "Cancel" }).click();
    await shot(page, `${mode}-form-end`);
  });
}
test("looks rest", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await stub(page, { files: MANY, isWhole: false });
  await page.goto("/environments");
  await openFirst(page);
  await shot(page, "many");
  await stub(page, { files: [], environments: [entry("env_a")] });
  await page.reload(); await openFirst(page); await shot(page, "empty-panel");
  await stub(page, { expired: true });
  await page.reload(); await openFirst(page); await shot(page, "gone");
  await stub(page, { environments: [], agents: [] });
  await page.reload(); await page.waitForTimeout(500); await shot(page, "empty-list");
  await page.goto("/agents"); await page.waitForTimeout(500); await shot(page, "empty-agents");
});
test.describe("error", () => {
  test.use({ expectedConsole: [/Failed to load/] });
  test("looks error", async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await stub(page);
    await page.goto("/environments");
    await expect(page.getByRole("list", { name: "Environments" })).toBeVisible();
    await stub(page, { fail: true });
    await openFirst(page); await page.waitForTimeout(400); await shot(page, "error-panel");
    await page.reload(); await page.waitForTimeout(500); await shot(page, "error-list");
  });
  test("looks rtl", async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await stub(page);
    await page.addInitScript(() => { new MutationObserver(() => { if (document.documentElement && document.documentElement.dir !== "rtl") document.documentElement.dir = "rtl"; }).observe(document, { childList: true, subtree: true }); });
    await page.goto("/environments"); await openFirst(page); await shot(page, "rtl");
  });
});
