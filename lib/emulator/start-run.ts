import { applyChanges } from "./agents/apply-changes.ts";
import type { Environment } from "./environments/environment.ts";
import type { Effect } from "./faults/fault.ts";
import { createContinuationToken, createEventId, createIdNames, toInteractionId } from "./ids.ts";
import type { Create } from "./parse-create.ts";
import type { Performance } from "./performance.ts";
import { createRandom } from "./random.ts";
import { Run, type RunFaults } from "./run.ts";
import type { EmulatorState } from "./state.ts";
import { effortOf } from "./thinking.ts";
import { type TimelineStyle, toMoves } from "./timeline.ts";
import { stepUsages, toUsage, withContext } from "./usage.ts";
import { textOf } from "./wire.ts";

const MOST_CONTINUATIONS = 1_000;

export type RecordFate = (Effect & { at: "record" })["keep"] | "always";

export interface StartOptions {
  performance: Performance;
  environment: Environment | undefined;
  faults: RunFaults;
  /** Whether the environment is given up at the end. */
  givesUpEnvironment: boolean;
  pace: number;
  fate: RecordFate;
}

/** Puts the performance on a timeline and plays it, whether or not anyone listens. */
export function startRun(emulator: EmulatorState, create: Create, options: StartOptions): Run {
  const { performance, environment, pace, fate } = options;
  const run = createRun(emulator, create, options);
  run.plan = performance.plan ?? [];
  run.changes = performance.changes ?? new Map();
  if (create.isStored && fate !== "never") emulator.interactions.add(run);
  const style = toStyle(emulator, create, run, performance);
  const { lateUsage } = performance;
  if (lateUsage) {
    const afterMs = "exactMs" in lateUsage ? lateUsage.exactMs : lateUsage.naturalMs * pace;
    run.lateUsage = { usage: style.usage, afterMs };
  }
  void run.play(toMoves(run, performance, style), pace, performance.isEndless).then(() => {
    if (run.status === "completed") run.forgetPlan();
    environment?.touch();
    if (environment && options.givesUpEnvironment) environment.isGivenUp = true;
    emulator.environments.weigh();
    if (fate === "until settled") emulator.interactions.delete(run.origin.id);
    else emulator.interactions.weigh(run);
  });
  return run;
}

function createRun(emulator: EmulatorState, create: Create, { environment, faults }: StartOptions): Run {
  emulator.runCount += 1;
  const names = createIdNames(emulator.random, create.parent?.origin.names);
  return new Run({
    id: toInteractionId(names),
    names,
    isStored: create.isStored,
    isBackground: create.isBackground,
    answerer: create.call ? { agent: create.call.agent.id } : { model: create.model.id },
    ...(environment && { environment }),
    faults,
    serviceTier: create.serviceTier,
    input: create.input,
    ...(create.parent && { parent: create.parent }),
    now: emulator.now,
    clock: emulator.clock,
    createEventId: () => createEventId(emulator.random),
  });
}

function toStyle(emulator: EmulatorState, create: Create, run: Run, performance: Performance): TimelineStyle {
  const effort = effortOf(create.config.thinkingLevel);
  const thoughts = performance.steps.filter(({ type }) => type === "thought").length;
  return {
    // Its own source of randomness, so that the same answer streams in the same pieces every time.
    random: createRandom(JSON.stringify(performance.steps.map(({ content }) => textOf(content)))),
    isPopulated: emulator.runCount % 2 === 0,
    thinkingMs: performance.thinkingMs ?? effort.pauseMs,
    toolMs: performance.toolMs ?? 20,
    isAgent: create.call !== undefined,
    actAt: (callId) => {
      const changes = run.changes.get(callId);
      return changes && (() => applyChanges(run.origin.environment, changes));
    },
    mediaMs: performance.mediaMs ?? 0,
    breaksArguments: performance.breaksArguments === true,
    usage: withContext(
      toUsage(
        [...create.earlier, ...create.input],
        performance.steps,
        effort.tokens * thoughts,
        performance.mediaTokens,
      ),
      performance.contextTokens ?? 0,
    ),
    ...(create.call?.agent.kind === "antigravity" && { usageOf: stepUsages() }),
    ...(performance.rest && { continuationToken: keepRest(emulator, run, performance.rest) }),
  };
}

function keepRest(emulator: EmulatorState, owner: Run, rest: Performance["steps"]): string {
  const token = createContinuationToken(emulator.random);
  const oldest = emulator.continuations.keys().next().value;
  if (emulator.continuations.size >= MOST_CONTINUATIONS && oldest) emulator.continuations.delete(oldest);
  emulator.continuations.set(token, { owner, rest });
  return token;
}
