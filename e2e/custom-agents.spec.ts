import { AgentForms, ownAgentId } from "./agent-forms";
import { ChatPage, openBy } from "./chat-page";
import { EnvironmentsPage } from "./environments-page";
import { expect, test } from "./fixtures";

test("5.3 the rules of an id are told while it is written", async ({ page }) => {
  const forms = new AgentForms(page);
  await forms.open();
  await expect(forms.id).toBeFocused();
  const told: readonly (readonly [id: string, sentence: string])[] = [
    ["Fox", "Use small letters."],
    ["9fox", "Begin with a letter."],
    ["fox_a", "Use letters, digits and hyphens."],
    ["fox-", "End with a letter or a digit."],
    ["a".repeat(64), "Use 63 characters at most."],
    ["gemini-fox", 'Google keeps ids that begin with "gemini-" for itself.'],
    ["fox", "Small letters, digits and hyphens. It cannot be changed later."],
  ];
  for (const [id, sentence] of told) {
    await forms.id.fill(id);
    await expect(forms.id, id).toHaveAccessibleDescription(sentence);
  }
  await forms.id.fill("");
  await forms.create();
  await expect(forms.id).toHaveAccessibleDescription("Give the agent an id.");
  await expect(forms.id).toBeFocused();
});

test("5.3 an agent with instructions and a skill is made, chosen, used, and deleted @phone", async ({
  page,
}) => {
  const [chat, forms, id] = [new ChatPage(page), new AgentForms(page), ownAgentId()];
  await forms.open();
  await forms.id.fill(id);
  await forms.write("Description", "Counts foxes");
  await forms.write("Instructions", 'Begin every answer with "Fox says:"');
  await forms.addSkill("fox-count", "Count every fox twice.");
  await expect(forms.form.getByRole("status")).toHaveText("Skills and texts: 22 bytes of 75 kB.");
  await forms.create();
  await expect(forms.form).toBeHidden();
  await expect(forms.row(id)).toContainText("Counts foxes");
  await expect(forms.button(id, "Use")).toBeFocused();

  await forms.button(id, "Use").click();
  await expect(page).toHaveURL(/\/$/);
  await expect(page.getByRole("button", { name: "Model", exact: true })).toHaveAccessibleDescription(id);
  const reply = await chat.ask("Which files are there? Use your fox-count skill.");
  await expect(reply).toContainText("Fox says:");
  await new EnvironmentsPage(page).openFrom(reply);
  await expect(await new EnvironmentsPage(page).look("SKILL.md")).toContainText("Count every fox twice.");

  await page.goto("/agents");
  await forms.button(id, "Delete").click();
  await expect(forms.list).toContainText(`Delete the agent “${id}” at Google?`);
  await forms.list.getByRole("button", { name: "Delete agent" }).click();
  await expect(page.getByRole("status", { name: "Notices" })).toContainText(`Deleted “${id}”`);
  await expect(forms.button(id, "Use")).toBeHidden();
  const newChat = page.getByRole("link", { name: "New chat" });
  if (!(await newChat.isVisible())) await page.getByRole("button", { name: "Toggle sidebar" }).click();
  await newChat.click();
  const picker = page.getByRole("button", { name: "Model", exact: true });
  const models = page.getByRole("listbox", { name: "Models" });
  await openBy(picker, models);
  await expect(models.getByRole("option", { name: "Antigravity", exact: true })).toBeVisible();
  await expect(models.getByRole("option", { name: id, exact: true })).toHaveCount(0);
});

test("5.3 tools, files and what it may reach go to Google as they were chosen", async ({
  page,
  emulator,
}) => {
  const [forms, id] = [new AgentForms(page), ownAgentId()];
  await forms.open();
  await forms.id.fill(id);
  await forms.form.getByRole("checkbox", { name: "Google Search" }).uncheck();
  await forms.form.getByRole("button", { name: "Add a text" }).click();
  await forms.write("Path", "work/fox.txt");
  await forms.write("Text", "A fox is red.");
  await forms.form.getByRole("button", { name: "Add a repository" }).click();
  await forms.write("Address", "https://github.com/example/foxes");
  await forms.write("Folder", "work/foxes");
  await forms.form.getByRole("combobox", { name: "Network" }).selectOption("Only these domains");
  await forms.write("Domain 1", "not a domain");
  await forms.create();
  await expect(forms.form.getByRole("alert")).toContainText('"not a domain" is not a domain.');
  await forms.write("Domain 1", "foxes.example.com");
  await forms.create();
  await expect(forms.row(id)).toBeVisible();
  const made = (await emulator.requests()).filter(
    ({ method, path }) => method === "POST" && /\/agents$/.test(path),
  );
  const body = made.map((request) => request.body).find((sent) => sent?.id === id);
  expect(body).toMatchObject({ base_agent: "antigravity-preview-09-2026" });
  expect(body?.tools).toEqual([{ type: "url_context" }, { type: "code_execution" }]);
  const environment = JSON.stringify(body?.base_environment);
  for (const part of ["work/fox.txt", "A fox is red.", "https://github.com/example/foxes", "work/foxes"]) {
    expect(environment).toContain(part);
  }
  expect(environment).toContain("foxes.example.com");
});

test("5.3 what was written of an agent survives another page, a reload and a change of mind @phone", async ({
  page,
}) => {
  const [forms, id] = [new AgentForms(page), ownAgentId()];
  await forms.open();
  await forms.id.fill(id);
  await forms.addSkill("fox-count", "Count every fox twice.");
  await page.goto("/environments");
  await page.goto("/agents");
  await expect(forms.id).toHaveValue(id);
  await forms.form.getByRole("button", { name: "Cancel" }).click();
  await expect(forms.form).toContainText("Discard what you have written?");
  await forms.form.getByRole("button", { name: "Keep" }).click();
  await expect(forms.form.getByRole("textbox", { name: "SKILL.md" })).toHaveValue("Count every fox twice.");
  await forms.form.getByRole("button", { name: "Cancel" }).click();
  await forms.form.getByRole("button", { name: "Discard" }).click();
  await expect(forms.form).toBeHidden();
  await page.reload();
  await expect(page.getByRole("button", { name: "New agent" })).toBeVisible();
  await expect(forms.form).toBeHidden();
});

test("5.3 a copy of an agent begins with all that is known of it, under an id that is free", async ({
  page,
}) => {
  const [forms, id] = [new AgentForms(page), ownAgentId()];
  await forms.open();
  await forms.id.fill(id);
  await forms.write("Description", "Counts foxes");
  await forms.write("Instructions", "Be brief.");
  await forms.create();
  await forms.button(id, "Duplicate").click();
  await expect(forms.id).toHaveValue(`${id}-2`);
  await expect(forms.form.getByRole("textbox", { name: "Instructions" })).toHaveValue("Be brief.");
  await forms.id.fill(id);
  await expect(forms.id).toHaveAccessibleDescription("There is an agent of that id already.");
  await forms.id.fill(`${id}-3`);
  await forms.create();
  await expect(forms.row(`${id}-3`)).toContainText("Counts foxes");
});

test.describe("without the server", () => {
  test.use({ expectedConsole: [/Failed to load resource|net::ERR/] });

  test("5.3 a new agent that could not be sent is there to be sent again", async ({ page }) => {
    const [forms, id] = [new AgentForms(page), ownAgentId()];
    await forms.open();
    await forms.id.fill(id);
    await forms.write("Instructions", "Be brief.");
    await page.route("**/api/agents", (route) => route.abort());
    await forms.create();
    await expect(forms.form.getByRole("alert")).toContainText("The server could not be reached.");
    await expect(forms.form.getByRole("textbox", { name: "Instructions" })).toHaveValue("Be brief.");
    await page.unroute("**/api/agents");
    await forms.create();
    await expect(forms.row(id)).toBeVisible();
  });
});
