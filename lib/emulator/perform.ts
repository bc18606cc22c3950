import { performAgent } from "./agents/perform-agent.ts";
import type { Environment } from "./environments/environment.ts";
import type { Effect, FaultContext } from "./faults/fault.ts";
import { drawCharts } from "./images/chart.ts";
import { performImage } from "./images/perform-image.ts";
import { limitAnswer } from "./limit-answer.ts";
import { isOldGeneration } from "./models.ts";
import { performMusic } from "./music/perform-music.ts";
import type { Create } from "./parse-create.ts";
import { type Performance, toSteps } from "./performance.ts";
import type { PlannedStep } from "./planned-step.ts";
import type { Prompt } from "./prompt.ts";
import type { Random } from "./random.ts";
import { answerPrompt } from "./scenarios/pick.ts";
import { toDocumentSteps } from "./schema/to-document-steps.ts";
import { performSpeech } from "./speech/perform-speech.ts";
import { effortOf } from "./thinking.ts";
import { performVideo } from "./video/perform-video.ts";

const CHART_TOKENS = 258;

/** Where the performance takes place. */
export interface Stage {
  random: Random;
  environment: Environment | undefined;
}

/** Lets the demo partner answer, within the request's limits, and then lets the faults at it. */
export async function perform(
  create: Create,
  prompt: Prompt,
  effects: Effect[],
  { random, environment }: Stage,
): Promise<Performance> {
  const context: FaultContext = {
    random,
    isOldGeneration: isOldGeneration(create.model.id),
    showsSummaries: create.config.showsSummaries,
    signsNothing: prompt.results.length > 0,
    prompt,
  };
  if (create.continuation) return resume(create.continuation.rest, context);
  const { call } = create;
  const whole = call
    ? await performAgent(create, call, prompt, { ...context, environment })
    : await performWhole(create, prompt, effects, context);
  return effects.reduce(
    (performance, effect) =>
      effect.at === "performance" ? effect.change(performance, context) : performance,
    create.serviceTier === "deferred" ? { ...whole, isQueued: true } : whole,
  );
}

async function performWhole(
  create: Create,
  prompt: Prompt,
  effects: Effect[],
  context: FaultContext,
): Promise<Performance> {
  const { audio, image, video } = create.formats;
  const showsDraft = effects.some(({ at }) => at === "draft");
  if (image) return performImage(create, prompt, { ...context, showsDraft }, image);
  if (video) return performVideo(create, prompt, video);
  if (audio && create.model.medium === "music") return performMusic(create, prompt, audio);
  if (audio) return performSpeech(create, audio);
  return performText(create, prompt, context);
}

async function performText(create: Create, prompt: Prompt, context: FaultContext): Promise<Performance> {
  const { thoughts, steps: answered, thinkingMs } = answerPrompt(prompt);
  const { json } = create.formats;
  const planned = json ? toDocumentSteps(answered, json.schema, prompt.text) : answered;
  const summaries = thoughts.slice(0, effortOf(prompt.thinkingLevel).summaries);
  const { steps, isCut } = limitAnswer([{ type: "thought", summaries }, ...planned], create.config);
  const drawn = await drawCharts(steps);
  const charts = drawn.filter((step) => step.type === "model_output" && step.picture).length;
  return {
    steps: toSteps(drawn, context),
    ...(thinkingMs !== undefined && { thinkingMs }),
    ...(charts > 0 && { mediaTokens: [{ modality: "image", tokens: CHART_TOKENS * charts }] }),
    status: isCut ? "incomplete" : steps.some(isCall) ? "requires_action" : "completed",
  };
}

function resume(rest: Performance["steps"], context: FaultContext): Performance {
  const thought = toSteps([{ type: "thought", summaries: [] }], { ...context, signsNothing: true });
  return { steps: [...thought, ...rest], status: "completed" };
}

function isCall({ type }: PlannedStep): boolean {
  return type === "function_call";
}
