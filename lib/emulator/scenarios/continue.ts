import { type Answer, type PastTurn, type Prompt, type Scenario, say } from "../prompt.ts";

const ASKS =
  /^(?:please )?(?:continue|go on|carry on|keep going|proceed|weiter|mach weiter|continuez?|continúa|continua|sigue|続けて|继续|계속|продолжай)(?![\p{L}\p{N}])/iu;
const INSTRUCTS = /\bcontinue\b[^.]{0,40}\bwhere (?:it|you)\b|\banswer was cut off\b/i;
// Every scenario has two or three wordings, so six variations cover all of them.
const VARIATIONS = 6;

/**
 * Goes on where the last answer was cut. The whole answer is found again by asking the same
 * question anew: answers are a function of the conversation, so no state is needed, and it works
 * on a replayed conversation as well as on a stored one.
 */
export function continueWith(answerPrompt: (prompt: Prompt) => Answer): Scenario {
  return (prompt) => {
    if (!ASKS.test(prompt.text) && !INSTRUCTS.test(prompt.text)) return undefined;
    const last = prompt.turns.at(-1);
    if (!last) return say("There is nothing to continue yet: this is the first message.");
    const rest = restOf(prompt, last, answerPrompt);
    return say(rest ?? "That answer was already whole, so I have nothing to add. Ask me something new!");
  };
}

function restOf(
  prompt: Prompt,
  last: PastTurn,
  answerPrompt: (prompt: Prompt) => Answer,
): string | undefined {
  for (let variation = 0; variation < VARIATIONS; variation += 1) {
    const asked = { ...prompt, ...last, turns: prompt.turns.slice(0, -1), variation };
    const whole = answerText(answerPrompt(asked));
    if (whole.length > last.answer.length && whole.startsWith(last.answer))
      return whole.slice(last.answer.length);
  }
  return undefined;
}

function answerText({ steps }: Answer): string {
  return steps.map((step) => (step.type === "model_output" ? step.text : "")).join("");
}
