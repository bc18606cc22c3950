import { openWorkplace } from "./agents/open-workplace.ts";
import { lastUserText, textBeforeResults } from "./conversation.ts";
import { noEnvironment } from "./environments/environments-routes.ts";
import { refuse } from "./errors.ts";
import type { Effect } from "./faults/fault.ts";
import { strikesOnce } from "./faults/phrases.ts";
import { toUnaryResponse } from "./faults/unary.ts";
import { parseFaults } from "./faults.ts";
import { deliverByAddress } from "./files/deliver.ts";
import { type Create, parseCreate } from "./parse-create.ts";
import { perform } from "./perform.ts";
import { toAccepted, toCreated } from "./resource.ts";
import { json, type RouteRequest } from "./router.ts";
import type { Run, RunFaults } from "./run.ts";
import { isTitleRequest } from "./scenarios/title.ts";
import { startRun } from "./start-run.ts";
import type { EmulatorState } from "./state.ts";
import { parsePace } from "./steering.ts";
import { streamRun } from "./stream.ts";
import { toPrompt } from "./to-prompt.ts";

/** POST /interactions. */
export async function createInteraction({ body, signal, emulator }: RouteRequest): Promise<Response> {
  const create = parseCreate(body, emulator);
  const prompt = toPrompt(create);
  // A title request quotes the message that it names, and a continuation hop may repeat it.
  const isSteered = !isTitleRequest(prompt) && !create.continuation;
  const steering = isSteered ? lastUserText(create.input) : "";
  const effects = [...strikingEffects(emulator, steering), ...lastingEffects(create)];
  await strikeFirst(effects, create, signal, emulator);

  const fate = effects.find((effect) => effect.at === "record")?.keep ?? "always";
  const environment = create.call && openWorkplace(emulator, create.call);
  const whole = await perform(create, prompt, effects, { random: emulator.random, environment });
  const run = startRun(emulator, create, {
    performance: effects.some(({ at }) => at === "delivery") ? deliverByAddress(emulator, whole) : whole,
    environment,
    faults: runFaultsOf(effects),
    givesUpEnvironment: effects.some((effect) => effect.at === "environment" && effect.when === "settled"),
    pace: parsePace(steering) ?? emulator.pace,
    fate,
  });
  // What is lost is lost with what its reader did not get, even where a busy machine has ended it by then.
  const isLost = fate === "while connected";
  const diesAlone = !create.isBackground && (!create.isStored || isLost);
  const onGone = () => {
    if (!diesAlone || (run.hasEnded && !isLost)) return;
    if (!run.hasEnded) run.die();
    emulator.interactions.delete(run.origin.id);
  };
  if (create.isStream) return streamCreated(run, { emulator, effects, signal, onGone });
  if (create.isBackground) return acceptBackground(run, signal);
  signal.addEventListener("abort", onGone);
  await run.untilEnded(signal);
  return toUnaryResponse(toCreated(run), connectionEffect(effects)?.unary, signal);
}

interface StreamCreatedOptions {
  emulator: EmulatorState;
  effects: Effect[];
  signal: AbortSignal;
  onGone: () => void;
}

function streamCreated(run: Run, { emulator, effects, signal, onGone }: StreamCreatedOptions): Response {
  const distort = connectionEffect(effects)?.distort;
  // Every second pair of runs, so that sorted keys meet both the bare and the populated start.
  const isSorted = emulator.runCount % 4 < 2;
  return streamRun(run, { from: 0, isSorted, signal, onGone, ...(distort && { distort }) });
}

/** Answers once the first status is known, which is at once. */
async function acceptBackground(run: Run, signal: AbortSignal): Promise<Response> {
  for await (const event of run.read(0, signal)) {
    if (event.event_type === "interaction.status_update") break;
  }
  return json(toAccepted(run));
}

/** The effects of the faults in the text, without those of a `once` whose first attempt has failed. */
function strikingEffects({ failedOnce }: EmulatorState, steering: string): Effect[] {
  return parseFaults(steering).flatMap(({ words, isOnce, effects }) => {
    if (!isOnce) return effects;
    return strikesOnce(failedOnce, `${words}\n${steering}`) ? effects : [];
  });
}

/** What still strikes of the faults in a text that functions have been called for. */
function lastingEffects({ earlier, input }: Create): Effect[] {
  const lasting = parseFaults(textBeforeResults(earlier, input)).filter(({ isLasting }) => isLasting);
  return lasting.flatMap(({ effects }) => effects);
}

async function strikeFirst(
  effects: Effect[],
  create: Create,
  signal: AbortSignal,
  emulator: EmulatorState,
): Promise<void> {
  for (const effect of effects) {
    if (effect.at === "request" && isStruck(effect.onlyWith, create)) throw effect.refusal();
    if (effect.at === "environment" && effect.when === "request") loseEnvironment(create, emulator);
  }
  for (const effect of effects) if (effect.at === "headers") await effect.wait(signal);
  signal.throwIfAborted();
}

function isStruck(onlyWith: "previous" | "background" | undefined, create: Create): boolean {
  if (onlyWith === "previous") return create.parent !== undefined;
  return onlyWith === "background" ? create.isBackground : true;
}

function loseEnvironment({ call }: Create, { environments }: EmulatorState): void {
  if (!call?.workplace || !("environment" in call.workplace)) return;
  const { id } = call.workplace.environment;
  environments.delete(id);
  throw refuse(404, noEnvironment(id));
}

function runFaultsOf(effects: Effect[]): RunFaults {
  const faults: RunFaults = {};
  for (const effect of effects) if (effect.at === "run") Object.assign(faults, effect.faults);
  return faults;
}

function connectionEffect(effects: Effect[]) {
  return effects.find((effect) => effect.at === "connection");
}
