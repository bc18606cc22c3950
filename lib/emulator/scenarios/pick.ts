import type { Answer, Prompt, Scenario } from "../prompt.ts";
import { answerAnalysis } from "./analysis.ts";
import { answerArithmetic } from "./arithmetic.ts";
import { seeAttachments } from "./attachments.ts";
import { answerCapabilities } from "./capabilities.ts";
import { answerCode } from "./code.ts";
import { continueWith } from "./continue.ts";
import { answerCounting } from "./counting.ts";
import { answerFunctions } from "./functions/answer-functions.ts";
import { answerAnything, answerSilence } from "./generic.ts";
import { answerGreeting } from "./greetings.ts";
import { answerHousehold } from "./households.ts";
import { answerLengths } from "./lengths.ts";
import { answerMarkdown } from "./markdown.ts";
import { answerMemory } from "./memory.ts";
import { answerScripts } from "./scripts.ts";
import { answerTitle } from "./title.ts";
import { useAny, useAskedFor } from "./tools/use-tools.ts";

// The first that has something to say is heard, so the particular stand before the general.
const SCENARIOS: Scenario[] = [
  answerTitle,
  answerFunctions,
  seeAttachments(answerKnown),
  answerSilence,
  continueWith(answerPrompt),
  answerCapabilities,
  answerCounting,
  useAskedFor,
  answerAnalysis,
  answerHousehold,
  answerMemory,
  answerArithmetic,
  answerGreeting,
  answerMarkdown,
  answerScripts,
  useAny,
  answerLengths,
  answerCode,
];

/** The same prompt always gets the same answer. */
export function answerPrompt(prompt: Prompt): Answer {
  return answerKnown(prompt) ?? answerAnything(prompt);
}

function answerKnown(prompt: Prompt): Answer | undefined {
  for (const scenario of SCENARIOS) {
    const answer = scenario(prompt);
    if (answer) return answer;
  }
  return undefined;
}
