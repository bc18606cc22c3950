import type { Effect } from "./faults/fault.ts";
import { createContinuationToken, createEventId, createIdNames, toInteractionId } from "./ids.ts";
import type { Create } from "./parse-create.ts";
import type { Performance } from "./performance.ts";
import { createRandom } from "./random.ts";
import { Run } from "./run.ts";
import type { EmulatorState } from "./state.ts";
import { effortOf } from "./thinking.ts";
import { type TimelineStyle, toMoves } from "./timeline.ts";
import { toUsage } from "./usage.ts";
import { textOf } from "./wire.ts";

const MOST_CONTINUATIONS = 1_000;

export type RecordFate = (Effect & { at: "record" })["keep"] | "always";

export interface StartOptions {
  performance: Performance;
  pace: number;
  fate: RecordFate;
}

/** Puts the performance on a timeline and plays it, whether or not anyone listens. */
export function startRun(emulator: EmulatorState, create: Create, options: StartOptions): Run {
  const { performance, pace, fate } = options;
  const run = createRun(emulator, create);
  if (create.isStored && fate !== "never") emulator.interactions.add(run);
  const moves = toMoves(run, performance, toStyle(emulator, create, run, performance));
  void run.play(moves, pace).then(() => {
    if (fate === "until settled") emulator.interactions.delete(run.origin.id);
    else emulator.interactions.weigh(run);
  });
  return run;
}

function createRun(emulator: EmulatorState, create: Create): Run {
  emulator.runCount += 1;
  const names = createIdNames(emulator.random, create.parent?.origin.names);
  return new Run({
    id: toInteractionId(names),
    names,
    isStored: create.isStored,
    isBackground: create.isBackground,
    model: create.model.id,
    serviceTier: create.serviceTier,
    input: create.input,
    ...(create.parent && { parent: create.parent }),
    now: emulator.now,
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
    thinkingMs: effort.pauseMs,
    mediaMs: performance.mediaMs ?? 0,
    breaksArguments: performance.breaksArguments === true,
    usage: toUsage(
      [...create.earlier, ...create.input],
      performance.steps,
      effort.tokens * thoughts,
      performance.mediaTokens,
    ),
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
