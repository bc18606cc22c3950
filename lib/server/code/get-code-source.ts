import "server-only";
import { ourResultsIn } from "@/lib/protocol/calls";
import type { CodeSource, FunctionAnswer } from "@/lib/protocol/code-source";
import type { Step } from "@/lib/protocol/interaction";
import { outputOf } from "@/lib/protocol/targets";
import type { Turn } from "@/lib/protocol/thread";
import type { Owner } from "@/lib/server/access/owner";
import { HttpError } from "@/lib/server/errors";
import type { Params } from "@/lib/server/gemini/request";
import { type Attempt, planAttempt } from "@/lib/server/turns/attempt";
import { newEnvironment } from "@/lib/server/turns/find-environment";
import { findParams } from "@/lib/server/turns/find-params";
import { FileFailure } from "@/lib/server/turns/google-file";
import { newResultsOf, replayHistory, stepsToSend } from "@/lib/server/turns/history";
import { toOutgoing } from "@/lib/server/turns/outgoing";
import { findTurn } from "@/lib/server/turns/stored-turn";
import { createPlaceholders, type Placeholders } from "./placeholders";

/**
 * One request of a turn, made again from what is stored by what made it the first time. Without bytes and
 * without secrets, but with the signatures of a history that is sent along: without them it would be refused.
 * Throws `not_found`.
 */
export async function getCodeSource(owner: Owner, turnId: string, position: number): Promise<CodeSource> {
  const turn = await findTurn(owner, turnId);
  if (!turn) throw new HttpError("not_found");
  const requests = requestsOf(turn);
  const request = requests[position];
  if (!request) throw new HttpError("not_found");
  const placeholders = createPlaceholders();
  const params = await rebuild(owner, { turn: request, whole: turn }, placeholders);
  const later = requests[position + 1];
  return {
    position,
    count: requests.length,
    params: placeholders.withoutSecrets(params),
    placeholders: placeholders.all,
    answers: await answersAfter(owner, turn, { from: request.steps.length, placeholders }),
    laterConfig: later ? await laterConfigOf(owner, later, params) : null,
    output: outputOf(turn.settings),
  };
}

/** The turn as it stood before each of its requests. Hops that the SDK takes by itself are none of ours. */
function requestsOf(turn: Turn): Turn[] {
  const first = { ...turn, steps: [], interactions: [] };
  const later = turn.interactions.slice(1).map((record, index) => ({
    ...turn,
    steps: turn.steps.slice(0, record.firstStep),
    interactions: turn.interactions.slice(0, index + 1),
  }));
  return [first, ...later.filter((before) => newResultsOf(before).length > 0)];
}

async function rebuild(
  owner: Owner,
  { turn, whole }: { turn: Turn; whole: Turn },
  { carrier }: Placeholders,
): Promise<Params> {
  const attempt = await attemptOf(owner, turn, whole);
  const { settings } = turn;
  try {
    const outgoing = await toOutgoing(stepsToSend(turn, attempt.history), { owner, settings, carrier });
    return await findParams(owner, turn, { attempt, input: outgoing.steps });
  } catch (cause) {
    if (cause instanceof FileFailure) throw new HttpError("attachment_gone", { cause });
    throw cause;
  }
}

/** How the call went out in the end, where it had to be mended on the way. */
async function attemptOf(owner: Owner, turn: Turn, whole: Turn): Promise<Attempt> {
  const planned = await planAttempt(owner, turn);
  const isFirst = turn.interactions.length === 0;
  return {
    ...planned,
    ...(isFirst && whole.replayed && { history: await replayHistory(owner, turn) }),
    ...(isFirst && whole.hasNewEnvironment && { environment: newEnvironment(turn) }),
    ...(whole.interactions.length > 0 && { isBackground: whole.isBackground }),
  };
}

type From = { from: number; placeholders: Placeholders };

async function answersAfter(
  owner: Owner,
  turn: Turn,
  { from, placeholders }: From,
): Promise<FunctionAnswer[]> {
  const ours = ourResultsIn(turn);
  const results = turn.steps.filter((_, position) => position >= from && ours.has(position));
  const { carrier } = placeholders;
  const { steps } = await toOutgoing(results, { owner, settings: turn.settings, carrier });
  return steps.flatMap(toAnswer);
}

function toAnswer(step: Step): FunctionAnswer[] {
  if (step.type !== "function_result") return [];
  const { name = "", result, is_error } = step;
  return [{ name, result, ...(is_error !== undefined && { is_error }) }];
}

async function laterConfigOf(owner: Owner, later: Turn, params: Params): Promise<unknown> {
  const attempt = await planAttempt(owner, later);
  const next = await findParams(owner, later, { attempt, input: [] });
  const [now, then] = [configOf(params), configOf(next)];
  return JSON.stringify(now) === JSON.stringify(then) ? null : then;
}

function configOf(params: Params): unknown {
  return "generation_config" in params ? params.generation_config : undefined;
}
