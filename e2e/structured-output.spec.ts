import { readFile } from "node:fs/promises";
import { ChatPage, ownWord, settled, statusOf } from "./chat-page";
import { expect, test } from "./fixtures";
import { openSchema, RECIPE, save, showAs, withSchema, writeSchema } from "./response-format";

const RIVERS = {
  type: "array",
  title: "Rivers",
  minItems: 3,
  items: {
    type: "object",
    properties: { name: { type: "string" }, length_km: { type: "integer" } },
    required: ["name", "length_km"],
  },
};

test("a recipe is a form while it is written, and is checked at the end @phone", async ({
  page,
  emulator,
}) => {
  const chat = new ChatPage(page);
  const word = ownWord();
  await withSchema(page, RECIPE);
  const reply = await chat.send(`A recipe for pancakes, ${word} [pace: 3]`);
  const form = reply.getByRole("group", { name: "Recipe" });
  const rows = form.getByRole("table", { name: "Ingredients" }).getByRole("row");
  // It thinks first, and at this pace for a while.
  await expect(form.getByRole("term").filter({ hasText: "Servings" })).toBeVisible({ timeout: 20_000 });
  await expect(rows.nth(1)).toContainText("flour");
  await expect(reply).toHaveAttribute("aria-busy", "true");
  await expect(form).not.toContainText("{");
  const early = await rows.count();
  // What stands there is never drawn again: a mark on the element itself would be lost.
  await rows.nth(1).evaluate((row) => row.setAttribute("data-mark", "kept"));
  await expect(form.getByRole("list", { name: "Steps" }).getByRole("listitem").first()).toBeVisible();
  await settled(reply);
  await expect(statusOf(reply)).toHaveText("Answer complete");
  expect(await rows.count()).toBeGreaterThanOrEqual(early);
  await expect(rows.nth(1)).toHaveAttribute("data-mark", "kept");
  await expect(form).toContainText("The document fits the schema.");
  const [call] = await emulator.calls(word);
  expect(call?.response_format).toEqual({ type: "text", mime_type: "application/json", schema: RECIPE });

  await form.getByRole("button", { name: "Raw" }).click();
  await expect(form.getByRole("button", { name: "Raw" })).toHaveAttribute("aria-pressed", "true");
  await expect(form).toContainText('"servings":4');
  await page.reload();
  await expect(rows.nth(1)).toContainText("flour");
});

test("a list of objects is a table, and leaves as CSV", async ({ page }) => {
  const chat = new ChatPage(page);
  await withSchema(page, RIVERS);
  const reply = await chat.ask("Some rivers [pace: 0]");
  const table = reply.getByRole("table", { name: "Rivers" });
  await expect(table.getByRole("columnheader")).toHaveText(["Name", "Length km"]);
  await expect(table.getByRole("row").nth(1)).toContainText("Nile");
  const downloaded = page.waitForEvent("download");
  await reply.getByRole("button", { name: "Download CSV" }).click();
  const download = await downloaded;
  expect(download.suggestedFilename()).toBe("rivers.csv");
  const csv = await readFile(await download.path(), "utf8");
  expect(csv).toMatch(/^\ufeffname,length_km\r\nNile,6650\r\n(.+\r\n)+$/);
});

test("a document that was cut is shown as far as it came, and said to be cut", async ({ page }) => {
  const chat = new ChatPage(page);
  await withSchema(page, RECIPE);
  const reply = await chat.ask("A recipe for pancakes [fault: cut json] [pace: 0]");
  const form = reply.getByRole("group", { name: "Recipe" });
  await expect(form.getByRole("term").first()).toHaveText("Name");
  await expect(form).toContainText("The document was cut off; what arrived is shown.");
  await expect(form).not.toContainText("fits the schema");
});

test("what does not fit the schema is said where it stands, and counted", async ({ page }) => {
  const chat = new ChatPage(page);
  await withSchema(page, RECIPE);
  const reply = await chat.ask("A recipe for pancakes [fault: wrong json] [pace: 0]");
  const form = reply.getByRole("group", { name: "Recipe" });
  await expect(form).toContainText(/\d+ values? (does|do) not fit the schema\./);
  await expect(form).toContainText(/Must be|Is missing|Is not in the schema/);
});

test("a schema is made from an example, finished in the builder and kept", async ({ page, emulator }) => {
  const chat = new ChatPage(page);
  const word = ownWord();
  await page.goto("/");
  const dialog = await openSchema(page);
  await showAs(dialog, "From an example");
  const example = dialog.getByRole("textbox", { name: "Example" });
  await example.fill('{"name": "Nile",}');
  await expect(example).toHaveAccessibleDescription(/^Line 1, column 17/);
  await example.fill('{"name": "Nile", "length_km": 6650, "size": "long", "mouth": {"sea": "x"}}');
  await dialog.getByRole("button", { name: "Use as schema" }).click();
  const size = dialog.getByRole("group", { name: "Field size" });
  await size.getByRole("combobox", { name: "Type" }).selectOption("One of several");
  await expect(size.getByRole("textbox", { name: "Values" })).toHaveAccessibleDescription(
    "Write at least one value.",
  );
  await size.getByRole("textbox", { name: "Values" }).fill("short\nlong");
  await size.getByRole("checkbox", { name: "Required" }).uncheck();
  await save(dialog);
  await chat.ask(`A river, ${word}`);
  const [call] = await emulator.calls(word);
  const schema = {
    type: "object",
    properties: {
      name: { type: "string" },
      length_km: { type: "integer" },
      size: { type: "string", enum: ["short", "long"] },
      mouth: { type: "object", properties: { sea: { type: "string" } }, required: ["sea"] },
    },
    required: ["name", "length_km", "mouth"],
  };
  expect(call?.response_format).toEqual({ type: "text", mime_type: "application/json", schema });

  await page.reload();
  const again = await openSchema(page);
  await showAs(again, "JSON Schema");
  const text = await again.getByRole("textbox", { name: "Schema as text" }).inputValue();
  expect(JSON.parse(text)).toEqual(schema);
});

test("schema text is checked as one types it, and what is cleaned is said", async ({ page }) => {
  await page.goto("/");
  const dialog = await openSchema(page);
  const field = await writeSchema(dialog, '{\n  "type": "object"\n  "properties": {}\n}');
  await expect(field).toHaveAccessibleDescription(
    'Line 3, column 3: "," or "}" has to stand here, not a quotation mark.',
  );
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByRole("alert")).toContainText("Line 3, column 3");
  await showAs(dialog, "Builder");
  await expect(dialog).toContainText("The schema text has an error");
  await expect(dialog.getByRole("group", { name: "Field name" })).toBeVisible();

  await writeSchema(dialog, {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    type: "object",
    properties: { tags: { type: "array" }, choice: { oneOf: [{ const: "a" }, { type: "number" }] } },
    required: [],
  });
  const changes = dialog.getByRole("list", { name: "Changes" });
  await expect(changes).toContainText('"$schema" is not known to the API and was removed.');
  await expect(changes).toContainText('tags: "items" was added: the entries may be anything.');
  await expect(changes).toContainText('choice: "oneOf" is now "anyOf".');
  await expect(changes).toContainText('The empty "required" was removed.');

  // The builder has no field for choices: it says so and keeps them.
  await showAs(dialog, "Builder");
  const choice = dialog.getByRole("group", { name: "Field choice" });
  await expect(choice.getByRole("combobox", { name: "Type" })).toHaveValue("");
  await choice.getByRole("textbox", { name: "Description" }).fill("Any");
  await showAs(dialog, "JSON Schema");
  await expect(field).toHaveValue(/"anyOf"[\s\S]*"description": "Any"/);
});

test("the builder is used by keyboard: fields are added, named, moved and removed", async ({ page }) => {
  await page.goto("/");
  const dialog = await openSchema(page);
  const add = dialog.getByRole("button", { name: "Add field" });
  await add.press("Enter");
  await expect(dialog.getByRole("group", { name: "Field field_2" }).getByLabel("Name")).toBeFocused();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("name");
  await expect(dialog).toContainText("Another field has this name.");
  await page.keyboard.type("_long");
  await dialog.getByRole("button", { name: "Move name_long up" }).press("Enter");
  const names = () =>
    dialog
      .getByRole("textbox", { name: "Name" })
      .evaluateAll((all) => all.map((input) => (input as HTMLInputElement).value));
  expect(await names()).toEqual(["name_long", "name"]);
  await expect(dialog.getByRole("button", { name: "Move name_long down" })).toBeFocused();
  await dialog.getByRole("button", { name: "Remove name", exact: true }).press("Enter");
  expect(await names()).toEqual(["name_long"]);
  await expect(dialog.getByRole("button", { name: "Remove name_long" })).toBeFocused();
});

test("a model without structured output says why there is no format to choose", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Model", exact: true }).click();
  await page
    .getByRole("listbox", { name: "Models" })
    .getByRole("option", { name: /image|Banana/i })
    .first()
    .click();
  await page.getByRole("button", { name: "Settings", exact: true }).click();
  const format = page
    .getByRole("dialog", { name: "Settings" })
    .getByRole("combobox", { name: "Response format" });
  await expect(format).toBeDisabled();
  await expect(format).toHaveAccessibleDescription(
    /has no structured output\. Choose another model for it\./,
  );
});
