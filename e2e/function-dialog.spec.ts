import { ChatPage, ownWord } from "./chat-page";
import { expect, test } from "./fixtures";
import { FunctionsPage } from "./functions-page";

test("how functions are chosen is sent, and what cannot be chosen says why", async ({ page, emulator }) => {
  const [chat, functions] = [new ChatPage(page), new FunctionsPage(page)];
  const word = ownWord();
  await page.goto("/");
  await functions.switchOn("get_weather", "roll_dice");
  const choose = async (name: string) => {
    await functions.open();
    await functions.dialog.getByRole("radio", { name, exact: true }).check();
    await functions.close();
  };
  for (const name of ["Any", "None", "Validated"]) {
    await choose(name);
    await chat.ask(`Hello ${name}, ${word}`);
  }
  await functions.open();
  await functions.dialog.getByRole("radio", { name: "Only these" }).check();
  await functions.dialog.getByRole("checkbox", { name: "roll_dice" }).uncheck();
  await functions.close();
  await chat.ask(`Hello only, ${word}`);
  const choices = (await emulator.calls(word)).flatMap(({ input, generation_config }) =>
    JSON.stringify(input).includes("Hello")
      ? [(generation_config as { tool_choice?: unknown }).tool_choice]
      : [],
  );
  expect(choices).toEqual([
    "any",
    "none",
    "validated",
    { allowed_tools: { mode: "auto", tools: ["get_weather"] } },
  ]);
  await page.getByRole("button", { name: "Google Search", exact: true }).click();
  await functions.open();
  const auto = functions.dialog.getByRole("radio", { name: "Auto" });
  await expect(auto).toBeDisabled();
  await expect(auto).toHaveAccessibleDescription(/together with other tools/);
});

test("a function is declared with a schema as text, which is cleaned, and used in another thread @phone", async ({
  page,
  emulator,
}) => {
  const [chat, functions] = [new ChatPage(page), new FunctionsPage(page)];
  const word = ownWord();
  await page.goto("/");
  await page.getByRole("button", { name: "Tools", exact: true }).click();
  await page.getByRole("menuitemcheckbox", { name: "Functions", exact: true }).click();
  const { dialog } = functions;
  await dialog.getByRole("button", { name: "New function" }).click();
  const name = dialog.getByRole("textbox", { name: "Name", exact: true }).first();
  await name.fill("2nd");
  await expect(name).toHaveAccessibleDescription("A name begins with a letter or an underscore.");
  await name.fill("get_weather");
  await expect(name).toHaveAccessibleDescription("There is a function of this name already.");
  await name.fill("add_up");
  await dialog.getByRole("textbox", { name: "Description" }).first().fill("Adds two numbers.");
  await dialog.getByRole("radio", { name: "JSON Schema" }).check();
  const schema = {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    type: "object",
    properties: { a: { type: "number" }, b: { type: "number" } },
    required: ["a", "b"],
  };
  await dialog.getByRole("textbox", { name: "Schema as text" }).fill(JSON.stringify(schema));
  await expect(dialog.getByRole("list", { name: "Changes" })).toContainText("$schema");
  await dialog.getByRole("textbox", { name: "JavaScript" }).fill("return args.a + args.b;");
  await dialog.getByRole("button", { name: "Try it" }).click();
  await dialog.getByRole("textbox", { name: "Arguments" }).fill('{"a": 40, "b": 2}');
  await dialog.getByRole("button", { name: "Run", exact: true }).click();
  await expect(dialog.getByRole("status", { name: "Outcome" })).toContainText("42");
  await dialog.getByRole("switch", { name: "Ask before each call" }).click();
  await dialog.getByRole("switch", { name: "Save for all conversations" }).click();
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
  await expect(functions.toggle("add_up")).toBeChecked();
  await functions.close();

  await chat.ask(`Call add_up with 40 and 2, ${word}`);
  await expect(chat.replies).toContainText("42");
  const [call] = await emulator.calls(word);
  const { $schema: _, ...cleaned } = schema;
  expect(call?.tools).toEqual([
    { type: "function", name: "add_up", description: "Adds two numbers.", parameters: cleaned },
  ]);

  await page.evaluate(() => localStorage.removeItem("parley.preferences"));
  await page.goto("/");
  await functions.switchOn("add_up");
  await chat.ask("Call add_up with 20 and 3");
  await expect(chat.replies).toContainText("23");
});
