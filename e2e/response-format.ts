import { expect, type Locator, type Page } from "@playwright/test";
import { openBy } from "./chat-page";

export const RECIPE = {
  type: "object",
  title: "Recipe",
  properties: {
    name: { type: "string" },
    servings: { type: "integer" },
    ingredients: {
      type: "array",
      items: {
        type: "object",
        properties: { name: { type: "string" }, amount: { type: "string" } },
        required: ["name", "amount"],
      },
    },
    steps: { type: "array", items: { type: "string" } },
  },
  required: ["name", "servings", "ingredients", "steps"],
};

/** The settings, with the format chosen for which there is a schema. */
export async function openSchema(page: Page): Promise<Locator> {
  const dialog = page.getByRole("dialog", { name: "Settings" });
  await openBy(page.getByRole("button", { name: "Settings", exact: true }), dialog);
  await dialog.getByRole("combobox", { name: "Response format" }).selectOption("JSON with a schema");
  await expect(dialog.getByRole("group", { name: "Schema", exact: true })).toBeVisible();
  return dialog;
}

export async function showAs(dialog: Locator, view: string): Promise<void> {
  await dialog.getByRole("radio", { name: view }).check();
}

export async function writeSchema(dialog: Locator, schema: unknown): Promise<Locator> {
  await showAs(dialog, "JSON Schema");
  const field = dialog.getByRole("textbox", { name: "Schema as text" });
  await field.fill(typeof schema === "string" ? schema : JSON.stringify(schema, null, 2));
  return field;
}

export async function save(dialog: Locator): Promise<void> {
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
}

/** A new conversation whose answers follow the schema. */
export async function withSchema(page: Page, schema: unknown): Promise<void> {
  await page.goto("/");
  const dialog = await openSchema(page);
  await writeSchema(dialog, schema);
  await save(dialog);
}
