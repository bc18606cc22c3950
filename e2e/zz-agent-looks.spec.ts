import { AgentsPage } from "./agents-page";
import { ChatPage, settled, statusOf } from "./chat-page";
import { expect } from "./fixtures";
import { test } from "./scripted-fixture";
import type { ScriptedStep } from "./scripted-google";

const OUT = "/tmp/parley/looks";
const own = (id: string, name: string, args: object, result: string, is_error = false): ScriptedStep[] => [
  { step: { type: "function_call", id, name, arguments: args } },
  { step: { type: "function_result", call_id: id, is_error }, deltas: [{ type: "function_result", result: [{ type: "text", text: result }], is_error }] },
];
const say = (text: string): ScriptedStep => ({ step: { type: "model_output" }, deltas: [{ type: "text", text }] });
const think = (text: string): ScriptedStep => ({ step: { type: "thought" }, deltas: [{ type: "thought_summary", content: { type: "text", text } }] });

const LONG = [
  think("**Looking around**\n\nI list the files first."),
  ...own("l", "list_files", { path: "/" }, "12\t/notes.md\n44\t/data.csv"),
  ...Array.from({ length: 8 }, (_, at) => own(`r${at}`, "read_file", { path: `/src/module-${at}.ts` }, `export const x${at} = ${at};`)).flat(),
  ...own("w", "write_file", { path: "/src/main.py", content: Array.from({ length: 60 }, (_, at) => `print(${at})  # line ${at}`).join("\n") }, "Wrote 900 bytes to /src/main.py."),
  ...own("e", "edit_file", { path: "/src/main.py", old_string: "print(1)", new_string: "print(2)" }, "Nothing to replace in /src/main.py.", true),
  ...own("d", "delete_file", { path: "/old.txt" }, "Deleted /old.txt."),
  ...own("s", "search_files", { query: "fibonacci", path: "/" }, "/a.py:3: fibonacci"),
  ...own("u", "take_screenshot_of_the_page", { url: "https://example.com", width: 1280 }, "done"),
  { step: { type: "code_execution_call", id: "c", arguments: { code: "python3 /src/main.py", language: "bash" } } },
  { step: { type: "code_execution_result", call_id: "c" }, deltas: [{ type: "code_execution_result", result: "0\n1\n2" }] },
  say("I have put everything into `main.py` and written `report.md`, beside `Math.max`.\n\n- one\n- two"),
];

for (const look of ["light", "dark", "phone", "rtl"] as const) {
  test(`looks ${look}`, async ({ page, google }) => {
    if (look === "phone") await page.setViewportSize({ width: 360, height: 740 });
    if (look === "dark") await page.emulateMedia({ colorScheme: "dark" });
    const chat = new ChatPage(page);
    const agents = new AgentsPage(page);
    google.answerWith(...LONG);
    await page.goto("/");
    const rtl = () => page.evaluate(() => { document.documentElement.dir = "rtl"; });
    await page.screenshot({ path: `${OUT}/${look}-empty.png` });
    await page.getByRole("button", { name: "Model", exact: true }).click();
    await page.getByRole("listbox", { name: "Models" }).waitFor();
    await page.keyboard.press("End");
    await page.screenshot({ path: `${OUT}/${look}-picker.png` });
    await page.keyboard.press("Escape");
    await agents.choose("Antigravity");
    if (look === "rtl") await rtl();
    const reply = await chat.ask(look === "rtl" ? "اكتب برنامجا يحسب أول عشرين عددا" : "Put everything into main.py");
    await page.screenshot({ path: `${OUT}/${look}-line.png` });
    const step = await agents.openStep(reply, /Listed/, "write_file, done");
    await step.getByRole("button").first().click();
    await reply.getByRole("group", { name: "edit_file, failed" }).getByRole("button").first().click();
    await step.scrollIntoViewIfNeeded();
    await page.waitForTimeout(800);
    await page.screenshot({ path: `${OUT}/${look}-timeline.png` });
    await chat.conversation.evaluate((el) => { el.scrollTop = 0; });
    await page.screenshot({ path: `${OUT}/${look}-timeline-top.png` });
    await agents.openSettings();
    await agents.settings.getByRole("combobox", { name: "Network" }).selectOption({ label: "Only these domains" });
    await agents.settings.getByRole("textbox", { name: "Budget" }).scrollIntoViewIfNeeded();
    await page.screenshot({ path: `${OUT}/${look}-settings.png` });
    await page.keyboard.press("Escape");
    await chat.newChat();
    await agents.choose("Deep Research");
    google.answerWith(think("**Dividing it**\n\nI split the question."), say("## Research plan: Heat pumps\n\nI would go like this:\n\n1. **Establish** what is meant by heat pumps, and since when it has been discussed in the countries of the north\n2. Collect the most recent figures\n3. Compare the main approaches\n4. Look for criticism\n\nTell me what to change, or approve the plan to begin."));
    const planned = await chat.ask("How did heat pumps spread?");
    if (look === "rtl") await rtl();
    await planned.getByRole("textbox", { name: "Step 2" }).click();
    await page.screenshot({ path: `${OUT}/${look}-plan.png` });
    await planned.getByRole("textbox", { name: "Step 2" }).fill("Collect figures of 2026");
    await planned.getByRole("button", { name: "Change plan" }).click();
    await page.screenshot({ path: `${OUT}/${look}-plan-change.png` });
  });
}
