import { ChatPage } from "./chat-page";
import { expect, test } from "./fixtures";

test("7 what was used is seen by day, model and conversation, with what one may still do @phone", async ({
  page,
}) => {
  const chat = new ChatPage(page);
  await page.goto("/usage");
  await expect(page.getByRole("heading", { name: "Usage" })).toBeVisible();
  await expect(page.getByText("Nothing was used in this time.")).toBeVisible();
  await page.goto("/");
  await chat.ask("Tell me about Athens");
  await chat.ask("Count to 20");
  const totals = page.getByLabel("In all");
  await expect(async () => {
    await page.goto("/usage");
    await expect(totals).toContainText("Answers2", { timeout: 2_000 });
  }).toPass();
  await expect(totals).toContainText("$");
  const models = page.getByRole("table", { name: "By model and agent" });
  await expect(models.getByRole("row", { name: /Gemini 3\.8 Flash/ })).toContainText("$");
  const threads = page.getByRole("table", { name: "By conversation" });
  await expect(threads.getByRole("link", { name: "Athens" })).toBeVisible();
  await page.getByRole("button", { name: "Day by day" }).click();
  await expect(page.getByRole("table", { name: "By day" }).getByRole("row")).toHaveCount(2);
  await expect(page.getByRole("meter", { name: "Messages within an hour" })).toHaveAttribute(
    "aria-valuetext",
    /^[\d,]+ of [\d,]+$/,
  );
  await page.getByRole("combobox", { name: "Period" }).selectOption({ label: "Last 7 days" });
  await expect(totals).toContainText("Answers2");
  await threads.getByRole("link", { name: "Athens" }).click();
  await expect(chat.messages).toHaveCount(2);
});

test.describe("8 a limit that one sets oneself", () => {
  test.use({ expectedConsole: [/429/] });

  test("holds back what would go beyond it, until it is changed @phone", async ({ page }) => {
    const chat = new ChatPage(page);
    await page.goto("/");
    await chat.ask("Count to 20");
    const field = page.getByRole("textbox", { name: "Your own limit, in US dollars" });
    const save = page.getByRole("button", { name: "Save" });
    await page.goto("/usage");
    await field.fill("a little");
    await save.click();
    await expect(page.getByText("An amount in dollars is needed, such as 2.50.")).toBeVisible();
    await field.fill("0,01");
    await save.click();
    await expect(page.getByText("Limit saved")).toBeVisible();
    await expect(page.getByRole("meter", { name: /^Spent today/ })).toHaveAttribute(
      "aria-valuetext",
      /of \$0\.01$/,
    );
    await page.goto("/");
    await chat.send("Tell me about Athens");
    await expect(page.getByText(/the limit that you have set yourself for a day/)).toBeVisible();
    await page.goto("/usage");
    await expect(field).toHaveValue("0.01");
    await field.fill("");
    await save.click();
    await expect(page.getByText("You have no limit of your own now")).toBeVisible();
    await page.goto("/");
    await chat.ask("Tell me about Athens");
  });
});

test.describe("figures that do not come", () => {
  test.use({ expectedConsole: [/net::ERR_FAILED/] });

  test("7 say so, and can be asked for again", async ({ page }) => {
    await page.route("**/api/usage?*", (route) => route.abort(), { times: 1 });
    await page.goto("/usage");
    await expect(
      page.getByRole("alert").filter({ hasText: "The figures could not be loaded." }),
    ).toBeVisible();
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByText("Nothing was used in this time.")).toBeVisible();
  });
});
