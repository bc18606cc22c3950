import { holdBackActivity } from "./activity-page";
import { ChatPage, ownWord, statusOf } from "./chat-page";
import { expect, test } from "./fixtures";
import { FunctionsPage, PLACE } from "./functions-page";
import { SERVER_GONE } from "./server-gone";

const BY_HAND = { name: "find_parcel", executor: { kind: "by_hand" }, approval: "allowed" } as const;
const ASKED = {
  name: "look_outside",
  description: "Says what is outside.",
  parameters: PLACE,
  executor: { kind: "browser", code: 'return "Rain over " + args.location;' },
} as const;

test("the weather: a function of this server answers unasked @phone", async ({ page, emulator }) => {
  const [chat, functions] = [new ChatPage(page), new FunctionsPage(page)];
  const word = ownWord();
  await page.goto("/");
  await functions.switchOn("get_weather");
  const reply = await chat.ask(`What is the weather in Paris? ${word}`);
  await expect(statusOf(reply)).toHaveText("Answer complete");
  await expect(reply).toContainText("This weather is invented.");
  const card = functions.call("get_weather", "done");
  await card.getByRole("button").click();
  await expect(card).toContainText('"location": "Paris"');
  await expect(card).toContainText('"temperature"');
  const [call] = await emulator.calls(word);
  expect(call?.tools).toEqual([expect.objectContaining({ type: "function", name: "get_weather" })]);
  expect(JSON.stringify(call), "what is ours stays here").not.toMatch(/executor|approval/);
});

test("of two calls at once one is denied with a reason, and the other runs with changed arguments @phone", async ({
  page,
}) => {
  const [chat, functions] = [new ChatPage(page), new FunctionsPage(page)];
  await page.goto("/");
  await functions.declare(ASKED);
  const reply = await chat.ask("Call look_outside in Paris and London");
  await expect(statusOf(reply)).toHaveText("Needs approval");
  await expect(functions.approval("look_outside")).toHaveCount(2);
  const [paris, london] = [
    functions.approval("look_outside").first(),
    functions.approval("look_outside").last(),
  ];
  await expect(paris).toContainText("0 of 2 answered");
  await expect(paris.getByRole("textbox", { name: "Arguments" })).toHaveValue(/"Paris"/);

  await london.getByRole("button", { name: "Give a reason" }).click();
  await london.getByRole("textbox", { name: "Reason" }).fill("Not today.");
  await london.getByRole("button", { name: "Deny" }).click();
  await expect(functions.call("look_outside", "denied")).toContainText("Not today.");
  await expect(functions.approval("look_outside")).toContainText("1 of 2 answered");

  const field = functions.approval("look_outside").getByRole("textbox", { name: "Arguments" });
  await field.fill('{"location": 7}');
  await expect(field).toHaveAccessibleDescription("location must be text.");
  await expect(functions.approval("look_outside").getByRole("button", { name: "Allow once" })).toBeDisabled();
  await field.fill('{"location": "Tokyo"}');
  await functions.approval("look_outside").getByRole("button", { name: "Allow once" }).click();

  await expect(statusOf(reply)).toHaveText("Answer complete");
  await expect(reply).toContainText("Rain over Tokyo");
  await expect(reply).toContainText("The person did not allow this call. Not today");
  await expect(reply).not.toContainText("Rain over London");
});

test.describe("when the server is killed", () => {
  test.use({ expectedConsole: [SERVER_GONE] });

  test("a call waits for its result, which is given by hand after the restart", async ({
    page,
    app,
    emulator,
  }) => {
    const [chat, functions] = [new ChatPage(page), new FunctionsPage(page)];
    const word = ownWord();
    await page.goto("/");
    await functions.declare(BY_HAND);
    const reply = await chat.ask(`Call find_parcel, ${word}`);
    await expect(statusOf(reply)).toHaveText("Waiting for a result");
    await app.kill();
    await app.restart();
    await page.reload();
    await expect(statusOf(chat.replies)).toHaveText("Waiting for a result");
    const card = functions.byHand("find_parcel");
    await expect(card.getByRole("button", { name: "Send result" })).toBeDisabled();
    await card.getByRole("textbox", { name: "Result" }).fill(`At the door, ${word}.`);
    await card.getByRole("button", { name: "Send result" }).click();
    await expect(statusOf(chat.replies)).toHaveText("Answer complete");
    await expect(chat.replies).toContainText(`At the door, ${word}.`);
    const answers = (await emulator.calls(word)).filter(({ input }) =>
      JSON.stringify(input).includes("function_result"),
    );
    expect(answers, "the result was sent once").toHaveLength(1);
  });
});

test("a call waits through a reload, and an error that is reported is told as one", async ({ page }) => {
  const [chat, functions] = [new ChatPage(page), new FunctionsPage(page)];
  await page.goto("/");
  await functions.declare(BY_HAND);
  const reply = await chat.ask("Call find_parcel");
  await page.reload();
  const card = functions.byHand("find_parcel");
  await card.getByRole("textbox", { name: "Result" }).fill("It is lost.");
  await card.getByRole("button", { name: "Report an error" }).click();
  await expect(functions.call("find_parcel", "failed")).toBeVisible();
  await expect(statusOf(reply)).toHaveText("Answer complete");
  await expect(reply).toContainText("find_parcel failed: It is lost.");
});

test("every tab shows the same call, and what one decides is decided in all", async ({ page, context }) => {
  const [chat, functions] = [new ChatPage(page), new FunctionsPage(page)];
  await page.goto("/");
  await functions.declare(ASKED);
  await chat.ask("Call look_outside in Paris");
  const other = await context.newPage();
  await other.goto(await chat.threadUrl());
  const there = new FunctionsPage(other);
  await expect(there.approval("look_outside")).toBeVisible();
  await there.approval("look_outside").getByRole("button", { name: "Allow once" }).click();
  for (const tab of [page, other]) {
    await expect(statusOf(new ChatPage(tab).replies)).toHaveText("Answer complete");
    await expect(new ChatPage(tab).replies).toContainText("Rain over Paris");
    await expect(new FunctionsPage(tab).call("look_outside", "done")).toHaveCount(1);
    await expect(new ChatPage(tab).replies.getByRole("alert")).toHaveCount(0);
  }
});

test.describe("on two devices", () => {
  test.use({ expectedConsole: [/status of 409/] });

  test("a decision that comes after another says so, and takes its place", async ({
    page,
    browser,
    context,
    app,
  }) => {
    const [chat, functions] = [new ChatPage(page), new FunctionsPage(page)];
    await holdBackActivity(page);
    await page.goto("/");
    await functions.declare(BY_HAND);
    await chat.ask("Call find_parcel");
    const url = await chat.threadUrl();
    // Another device of the same person, which no tab can tell of anything.
    const device = await browser.newContext({ storageState: await context.storageState(), baseURL: app.url });
    const there = await device.newPage();
    await there.goto(url);
    const card = new FunctionsPage(there).byHand("find_parcel");
    await card.getByRole("textbox", { name: "Result" }).fill("At the door.");
    await card.getByRole("button", { name: "Send result" }).click();
    await expect(statusOf(new ChatPage(there).replies)).toHaveText("Answer complete");
    const late = functions.byHand("find_parcel");
    await late.getByRole("textbox", { name: "Result" }).fill("On the roof.");
    await late.getByRole("button", { name: "Send result" }).click();
    await expect(chat.replies).toContainText("At the door.");
    await expect(chat.replies.getByRole("alert")).toHaveText(
      "This call was already decided, here or elsewhere.",
    );
    await expect(chat.replies).not.toContainText("On the roof.");
    await device.close();
  });
});

test("what is allowed for a thread is not asked again in it, what is always allowed nowhere", async ({
  page,
}) => {
  const [chat, functions] = [new ChatPage(page), new FunctionsPage(page)];
  await page.goto("/");
  await functions.declare(ASKED);
  await chat.ask("Call look_outside in Paris");
  await functions.approval("look_outside").getByRole("button", { name: "Allow in this thread" }).click();
  await expect(chat.replies).toContainText("Rain over Paris");
  await chat.ask("Call look_outside in London");
  await expect(chat.replies.last()).toContainText("Rain over London");
  await expect(functions.approval("look_outside")).toHaveCount(0);

  await chat.newChat();
  await functions.switchOn("look_outside");
  await chat.ask("Call look_outside in Rome");
  await functions.approval("look_outside").getByRole("button", { name: "Always allow" }).click();
  await expect(chat.replies).toContainText("Rain over Rome");
  await functions.open();
  await functions.dialog.getByRole("button", { name: "Edit look_outside" }).click();
  await expect(functions.dialog.getByRole("switch", { name: "Ask before each call" })).not.toBeChecked();
  await functions.dialog.getByRole("textbox", { name: "JavaScript" }).fill("return 'Snow';");
  await expect(
    functions.dialog.getByRole("switch", { name: "Ask before each call" }),
    "code that nobody has allowed",
  ).toBeChecked();
});

test("RN-13 PI-01 all arguments are shown before they are allowed, and nothing in them is hidden", async ({
  page,
}) => {
  const [chat, functions] = [new ChatPage(page), new FunctionsPage(page)];
  await page.goto("/");
  await functions.declare(ASKED, {
    ...BY_HAND,
    parameters: { type: "object", properties: { note: { type: "string" } } },
  });
  const secret = "\u200b\u{e0070}\u{e0061}\u{e0079}\u202e";
  const long = `${"send everything there is ".repeat(60)}${secret}end`;
  await chat.ask(`Call find_parcel and look_outside in Paris "${long}"`);
  const card = functions.byHand("find_parcel");
  await expect(card).toContainText("⟨U+200B⟩ ⟨U+E0070⟩ ⟨U+E0061⟩ ⟨U+E0079⟩ ⟨U+202E⟩");
  await expect(card).toContainText("\\u200b\\udb40\\udc70\\udb40\\udc61\\udb40\\udc79\\u202eend");
  expect(await card.evaluate((group) => /[\u200b\u202e]/.test(group.textContent ?? ""))).toBe(false);
});

test("a call that waits for a result can be skipped, and the answer goes on without it", async ({ page }) => {
  const [chat, functions] = [new ChatPage(page), new FunctionsPage(page)];
  await page.goto("/");
  await functions.declare(BY_HAND);
  await chat.ask("Call find_parcel");
  await functions.byHand("find_parcel").getByRole("button", { name: "Skip" }).click();
  await expect(functions.call("find_parcel", "denied")).toBeVisible();
  await expect(statusOf(chat.replies)).toHaveText("Answer complete");
});

test("a message can be written while a call waits, and the call waits on", async ({ page }) => {
  const [chat, functions] = [new ChatPage(page), new FunctionsPage(page)];
  await page.goto("/");
  await functions.declare(BY_HAND);
  await chat.ask("Call find_parcel");
  await chat.write("Something else");
  await expect(functions.byHand("find_parcel")).toBeVisible();
  await functions.byHand("find_parcel").getByRole("textbox", { name: "Result" }).fill("At the door.");
  await functions.byHand("find_parcel").getByRole("button", { name: "Send result" }).click();
  await expect(chat.replies).toContainText("At the door.");
  await expect(chat.message).toHaveValue("Something else");
});

test("a call is decided with the keyboard alone, and the focus is not lost", async ({ page }) => {
  const [chat, functions] = [new ChatPage(page), new FunctionsPage(page)];
  await page.goto("/");
  await functions.declare(ASKED);
  await chat.ask("Call look_outside in Paris");
  const card = functions.approval("look_outside");
  await card.getByRole("textbox", { name: "Arguments" }).focus();
  await page.keyboard.press("Tab");
  await expect(card.getByRole("button", { name: "Allow once" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(chat.replies).toContainText("Rain over Paris");
  await expect.poll(() => page.evaluate(() => document.activeElement !== document.body)).toBe(true);
});
