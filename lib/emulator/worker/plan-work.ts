import type { AgentCall } from "../agents/parse-agent-call.ts";
import type { Environment } from "../environments/environment.ts";
import type { PlannedStep } from "../planned-step.ts";
import type { Prompt } from "../prompt.ts";
import { Desk } from "./desk.ts";
import { computeFibonacci } from "./fibonacci.ts";
import { workOnFiles } from "./files.ts";
import type { Job, Work } from "./job.ts";
import { workOnNumbers } from "./numbers.ts";
import { gistOf, readSkill, standingInstructions } from "./skills.ts";
import { answerOnly, callFunctions, useTools, workOut } from "./tasks.ts";
import { inVoice } from "./voice.ts";

// The first that finds the task its own does it, so the particular stand before the general.
const WORKS: Work[] = [
  callFunctions,
  computeFibonacci,
  workOnNumbers,
  workOnFiles,
  useTools,
  answerOnly,
  workOut,
];

/** All that an agent does for a task, from the files that are there. */
export async function planWork(
  { agent }: AgentCall,
  prompt: Prompt,
  environment: Environment | undefined,
): Promise<PlannedStep[]> {
  const desk = new Desk(environment?.files);
  const skill = readSkill(desk, prompt.text);
  const job: Job = {
    prompt,
    desk,
    hasMachine: environment !== undefined,
    canRun: prompt.builtInTools.includes("code_execution"),
    network: environment?.network,
  };
  for (const work of WORKS) if (await work(job)) break;
  const instructions = [
    prompt.system || (agent.custom?.systemInstruction ?? ""),
    standingInstructions(desk),
    skill?.instructions ?? "",
  ].join("\n");
  const steps = inVoice(desk.steps, instructions, agent.custom);
  return skill ? withSkill(steps, skill) : steps;
}

function withSkill(steps: PlannedStep[], skill: { name: string; instructions: string }): PlannedStep[] {
  const position = steps.findLastIndex(({ type }) => type === "model_output");
  const remark = `\n\nI followed the skill **${skill.name}**: ${gistOf(skill.instructions)}`;
  return steps.map((step, index) =>
    index === position && step.type === "model_output" ? { ...step, text: step.text + remark } : step,
  );
}
