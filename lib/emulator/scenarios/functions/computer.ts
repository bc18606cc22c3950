import { attachmentOf } from "../../facts/attachments.ts";
import { describeAttachment } from "../../facts/facts.ts";
import { type Prompt, thought } from "../../prompt.ts";
import { contentOf, textOf } from "../../wire.ts";
import type { Call } from "./choose-calls.ts";

interface Action extends Call {
  summary: string;
}

const NEEDS_CONFIRMATION =
  /\b(?:log ?in|sign ?in|sign up|buy|order|pay|purchase|submit|send|delete|accept)\b/i;

/** The next thing to do on a screen; undefined where there is none, or no screen. */
export function nextAction(prompt: Prompt): Action | undefined {
  if (!prompt.builtInTools.includes("computer_use")) return undefined;
  return actionsFor(prompt)[prompt.results.length];
}

/** What is told of the screen in the end; undefined where no screen was used. */
export function seeScreen({ builtInTools, results, text }: Prompt): string | undefined {
  if (!builtInTools.includes("computer_use") || results.length === 0) return undefined;
  const { result, isError } = results.at(-1) ?? {};
  if (isError) return `The last action failed: ${textOf(result) || String(result)}. I stop here.`;
  const screenshot = contentOf(result).map(attachmentOf).find(Boolean);
  const shown = screenshot
    ? `The screenshot is ${describeAttachment(screenshot)}.`
    : "I was sent no screenshot.";
  const said = typeof result === "string" ? result : textOf(result);
  const words = said ? ` It came with the words “${said.replace(/\.$/, "")}”.` : "";
  return `I have done what you asked for (“${firstLine(text)}”) in ${results.length} steps. ${shown}${words} I cannot see what it shows: I am a demo.`;
}

function firstLine(text: string): string {
  return text.split("\n")[0]?.replace(/[.!]$/, "") ?? "";
}

/** All actions for a text, in order, without those that the request excludes. */
function actionsFor({ text, toolSettings, isOldGeneration }: Prompt): Action[] {
  const { excluded, environment } = toolSettings.computer;
  const actions: Action[] = [];
  const address = /\b(?:https?:\/\/\S+|(?:[a-z0-9-]+\.)+[a-z]{2,}(?:\/\S*)?)/i.exec(text)?.[0];
  if (environment === "browser" && address) {
    if (isOldGeneration) actions.push(toAction("open_web_browser", {}, "Open a browser"));
    const url = /^https?:/.test(address) ? address : `https://${address.replace(/[.,]$/, "")}`;
    actions.push(toAction("navigate", { url }, `Go to ${url}`));
  }
  const target = /\b(?:click|tap|press)(?: on)? (?:the )?([^.,;]+?)(?= and |,|\.|;|$)/i.exec(text)?.[1];
  if (target) actions.push(toClick(target, isOldGeneration));
  const typed = /\b(?:type|enter|write) ["“']([^"”']+)["”']/i.exec(text)?.[1];
  if (typed) actions.push(toTyping(typed, isOldGeneration));
  if (/\bscroll\b/i.test(text)) {
    const direction = /\bup\b/i.test(text) ? "up" : "down";
    actions.push(
      toAction(isOldGeneration ? "scroll_document" : "scroll", { direction }, `Scroll ${direction}`),
    );
  }
  return actions.filter(({ name }) => !excluded.includes(name));
}

/** Places on the screen are thousandths of its width and height. */
function toClick(target: string, isOldGeneration: boolean): Action {
  const place = { x: 250 + ((target.length * 37) % 500), y: 200 + ((target.length * 53) % 600) };
  const intent = `Click ${target}`;
  const decision = NEEDS_CONFIRMATION.test(target) && {
    safety_decision: {
      decision: "require_confirmation",
      explanation: `“${target}” may act in your name, so a person has to agree.`,
    },
  };
  return toAction(isOldGeneration ? "click_at" : "click", { ...place, ...decision }, intent);
}

function toTyping(text: string, isOldGeneration: boolean): Action {
  if (!isOldGeneration) return toAction("type", { text }, `Type “${text}”`);
  return toAction("type_text_at", { x: 500, y: 300, text, press_enter: false }, `Type “${text}”`);
}

function toAction(name: string, values: Record<string, unknown>, intent: string): Action {
  return { name, arguments: { ...values, intent }, summary: thought("Using the screen", `${intent}.`) };
}
