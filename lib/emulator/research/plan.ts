import { capitalise, subjectOf } from "../scenarios/topic.ts";

export interface ResearchPlan {
  topic: string;
  steps: string[];
}

const MOST_STEPS = 20;
const HEADING = "Research plan: ";
const LINE = /^\s*(?:\d+[.)]|[-*•])\s+(.+)$/;

/** Four to six steps, drawn from what is asked. */
export function makePlan(text: string, isThorough: boolean): ResearchPlan {
  const topic = subjectOf(text) || "the question";
  const steps = [
    `Establish what is meant by “${topic}”, and since when it has been discussed`,
    `Collect the most recent figures on ${topic}`,
    `Compare the main approaches to ${topic}`,
    `Look for criticism and open questions about ${topic}`,
    ...(isThorough ? ["Check the figures against a second source"] : []),
    "Summarise what follows for somebody who has to decide",
  ];
  return { topic, steps };
}

export function writePlan({ topic, steps }: ResearchPlan, remark: string): string {
  const list = steps.map((step, index) => `${index + 1}. ${step}`).join("\n");
  return `## ${HEADING}${capitalise(topic)}\n\n${list}\n\n${remark}`;
}

/** The plan in an answer; undefined where there is none. */
export function readPlan(answer: string): ResearchPlan | undefined {
  const topic = new RegExp(`^## ${HEADING}(.+)$`, "m").exec(answer)?.[1];
  const steps = linesOf(answer);
  return topic && steps.length > 0 ? { topic, steps } : undefined;
}

const CHANGE = "add|include|also cover|also look at|remove|delete|drop|skip|leave out|replace|change";
const CLAUSE_END = new RegExp(`[.;\\n]|,? (?:and |then )?(?=(?:${CHANGE})\\b)`, "gi");
const REPLACES = /\b(?:replace|change) (?:step |number )?(\d+) (?:with|to|by|into):? (.+)/i;
const REMOVES =
  /\b(?:remove|delete|drop|skip|leave out) (?:steps? |numbers? )?(\d+(?:(?:,| and|, and) \d+)*)/i;
const REMOVES_ABOUT = /\b(?:remove|delete|drop|skip|leave out) (?:the |what is about )?(\D+)/i;
const ADDS = /\b(?:add|include|also cover|also look at)(?: a step)?(?: (?:on|about|to))?:? (.+)/i;

/** The plan as the words want it: a list of their own, or steps removed, replaced and added. */
export function revisePlan(plan: ResearchPlan, text: string): ResearchPlan {
  const own = linesOf(text);
  // The numbers are those of the plan that was read, so removed steps keep their place until the end.
  const steps: (string | undefined)[] = own.length > 1 ? own : [...plan.steps];
  const words = text.split("\n").filter((line) => !LINE.test(line));
  const added: string[] = [];
  for (const clause of words.join("\n").split(CLAUSE_END)) {
    const [, number, replacement = ""] = REPLACES.exec(clause) ?? [];
    const gone = REMOVES.exec(clause)?.[1]?.match(/\d+/g) ?? [];
    const addition = ADDS.exec(clause)?.[1];
    if (number && steps[Number(number) - 1]) steps[Number(number) - 1] = capitalise(replacement.trim());
    for (const removed of gone) steps[Number(removed) - 1] = undefined;
    const about = gone.length === 0 ? REMOVES_ABOUT.exec(clause)?.[1]?.trim().toLowerCase() : undefined;
    for (const [at, step] of steps.entries()) {
      if (about && step?.toLowerCase().includes(about)) steps[at] = undefined;
    }
    if (addition) added.push(capitalise(addition.trim()));
  }
  const kept = steps.filter((step) => step !== undefined);
  return { ...plan, steps: [...kept, ...added].slice(0, MOST_STEPS) };
}

function linesOf(text: string): string[] {
  return text.split("\n").flatMap((line) => LINE.exec(line)?.[1]?.trim() ?? []);
}
