import { type Prompt, type Scenario, say } from "../prompt.ts";
import { capitalise, topicOf } from "./topic.ts";

const ASKS_FOR_TITLE =
  /\b(?:title|name)\b[^.\n]{0,80}\b(?:conversation|chat|thread|message|exchange|dialogue)|(?:conversation|chat|thread|message)[^.\n]{0,60}\btitle\b/i;
// A person's own instruction may want titles above answers, so here it must be the conversation's.
const INSTRUCTS_TO_TITLE = /\btitle\b[^.\n]{0,80}\b(?:conversation|chat|thread|dialogue)\b/i;

/** Whether the request wants a name for a conversation, by its system instruction or its text. */
export function isTitleRequest({ system, text }: Pick<Prompt, "system" | "text">): boolean {
  return INSTRUCTS_TO_TITLE.test(system) || asksForTitle(text);
}

export const answerTitle: Scenario = (prompt) => {
  if (!isTitleRequest(prompt)) return undefined;
  const message = INSTRUCTS_TO_TITLE.test(prompt.system) ? prompt.text : quotedMessage(prompt.text);
  return say(capitalise(topicOf(withoutLabels(message))) || "✻");
};

function asksForTitle(text: string): boolean {
  return /\btitle\b/i.test(text) && ASKS_FOR_TITLE.test(text);
}

/** What the instruction is about: in quotes, in a tag, after a colon, or else the rest of the lines. */
function quotedMessage(text: string): string {
  const tagged = /<(\w+)>\s*([\s\S]+?)\s*<\/\1>/.exec(text)?.[2];
  const fenced = /```\w*\n([\s\S]+?)```/.exec(text)?.[1];
  const quoted = /["“„«]([^"”“»]{2,})["”“»]/.exec(text)?.[1];
  const afterColon = /:\s*([\s\S]+)$/.exec(text)?.[1];
  const afterFirstLine = /\n\s*([\s\S]+)$/.exec(text)?.[1];
  return tagged ?? fenced ?? quoted ?? afterColon ?? afterFirstLine ?? text;
}

function withoutLabels(text: string): string {
  const plain = text.replace(/<\/?\w+>/g, "").trim();
  return plain.replace(/^(?:user|person|human|message|question|q)\s*:\s*/i, "");
}
