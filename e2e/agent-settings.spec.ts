import { AgentsPage, beginWith, FIBONACCI } from "./agents-page";
import { startApp } from "./app-server";
import { grown, openBy } from "./chat-page";
import { expect, test } from "./fixtures";

test("settings are those of what answers, and are sent @phone", async ({ page, emulator }) => {
  const { chat, agents, word } = await beginWith(page, "Antigravity");
  const dialog = await agents.openSettings();
  for (const hidden of ["Max output tokens", "Seed", "Stop sequences"])
    await expect(dialog.getByRole("textbox", { name: hidden })).toHaveCount(0);
  await expect(dialog.getByRole("combobox", { name: "Thinking level" })).toHaveCount(0);
  await expect(dialog.getByRole("combobox", { name: "Response format" })).toBeDisabled();
  await dialog.getByRole("textbox", { name: "System instruction" }).fill("Be brief.");
  await dialog.getByRole("combobox", { name: "Network" }).selectOption({ label: "Only these domains" });
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByRole("alert")).toHaveText("Add at least one domain.");
  await dialog.getByRole("textbox", { name: "Domain 1" }).fill("https://pypi.org/simple");
  await dialog.getByRole("button", { name: "Add a domain" }).click();
  await dialog.getByRole("textbox", { name: "Domain 2" }).fill("*.example.com");
  await expect(dialog.getByRole("switch", { name: "Background" })).toBeChecked();
  await dialog.getByRole("switch", { name: "Background" }).click();
  await agents.saveSettings();

  await chat.ask(`${FIBONACCI}, ${word}`);
  const [call] = await emulator.calls(word);
  expect(call).toMatchObject({
    agent: "antigravity-preview-09-2026",
    system_instruction: "Be brief.",
    environment: {
      type: "remote",
      network: { allowlist: [{ domain: "pypi.org" }, { domain: "*.example.com" }] },
    },
  });
  for (const field of ["model", "background", "generation_config", "response_format"])
    expect(call).not.toHaveProperty(field);
  await page.reload();
  const again = await agents.openSettings();
  await expect(again.getByRole("textbox", { name: "Domain 1" })).toHaveValue("pypi.org");
  await expect(again.getByRole("switch", { name: "Background" })).not.toBeChecked();
  await again.getByRole("switch", { name: "Store at Google" }).click();
  await expect(again.getByRole("switch", { name: "Background" })).toHaveAccessibleDescription(
    /has to be stored at Google/,
  );
});

test("what a run costs is said before it, and an agent is left again for a model", async ({
  page,
  emulator,
}) => {
  const { chat, agents, word } = await beginWith(page, "Antigravity");
  const cost = page.getByText(
    "A run of Antigravity usually costs $0.25 to $3.25 and takes up to 20 minutes.",
  );
  await expect(cost).toBeVisible();
  await expect(chat.message).toHaveAttribute("placeholder", "Describe a task");
  await page.reload();
  await expect(cost).toBeVisible();
  await agents.choose("Gemini 3.8 Flash");
  await expect(cost).toBeHidden();
  await chat.ask(`Count to 3, ${word}`);
  const [call] = await emulator.calls(word);
  expect(call).toMatchObject({ model: "gemini-3.8-flash" });
  expect(call).not.toHaveProperty("agent");
});

test("a research is not offered for what Google is not to keep", async ({ page }) => {
  const agents = new AgentsPage(page);
  await page.goto("/");
  const dialog = await agents.openSettings();
  await dialog.getByRole("switch", { name: "Store at Google" }).click();
  await agents.saveSettings();
  await page.getByRole("button", { name: "Model", exact: true }).click();
  const option = page
    .getByRole("listbox", { name: "Models" })
    .getByRole("option", { name: "Deep Research", exact: true });
  await expect(option).toBeDisabled();
  await expect(option).toHaveAccessibleDescription(/Switch on "Store at Google"/);
  await option.click({ force: true });
  await expect(page.getByRole("listbox", { name: "Models" })).toBeVisible();
});

test("where a server allows no agents, none is listed and no example needs one", async ({
  page,
  emulator,
}) => {
  const app = await startApp({
    GEMINI_API_KEY: "test-key",
    GOOGLE_GEMINI_BASE_URL: emulator.url,
    AGENTS: "off",
  });
  try {
    await page.goto(app.url);
    await expect(page.getByRole("main").getByRole("listitem").getByRole("button")).toHaveCount(6);
    await expect(page.getByRole("button", { name: "Let an agent work" })).toHaveCount(0);
    await openBy(
      page.getByRole("button", { name: "Model", exact: true }),
      page.getByRole("listbox", { name: "Models" }),
    );
    await expect(
      page.getByRole("listbox", { name: "Models" }).getByRole("group", { name: "Agents" }),
    ).toHaveCount(0);
  } finally {
    await app.remove();
  }
});

test("the receipt of a run names the agent, and owns that its price is not known", async ({ page }) => {
  const { chat } = await beginWith(page, "Antigravity");
  const reply = await chat.ask(FIBONACCI);
  await grown(reply, 20);
  await reply.getByRole("button", { name: "Details" }).click();
  const receipt = page.getByRole("region", { name: "Receipt" });
  await expect(receipt).toContainText("Antigravity");
  await expect(receipt).toContainText("Tokens in all");
  await expect(receipt).toContainText("What this run cost is not known. A run usually costs $0.25 to $3.25.");
});
