import "server-only";
import { runsInBackground } from "@/lib/protocol/background";
import { targetOf } from "@/lib/protocol/models";
import type { Turn } from "@/lib/protocol/thread";
import type { TurnErrorCode } from "@/lib/protocol/turn-errors";
import type { Owner } from "@/lib/server/access/owner";
import type { Failure } from "@/lib/server/gemini/failure";
import type { History, Sent } from "@/lib/server/gemini/request";
import { findEnvironment, newEnvironment } from "./find-environment";
import { forgetCopies } from "./google-file";
import { findHistory, replayHistory } from "./history";
import type { Running } from "./judge-recovered";
import type { Outgoing } from "./outgoing";

// What answers is wrong, or who asks: however it is asked.
const NOTHING_HELPS: readonly TurnErrorCode[] = ["invalid_key", "agent_not_found"];

type Remedy = "files" | "environment" | "background" | "history";

/** How the API is called: what a refusal may show to be wrong, and what was set right before. */
export type Attempt = {
  history: History;
  isBackground: boolean;
  environment: Sent["environment"];
  /** Each helps once. */
  tried: readonly Remedy[];
};

export async function firstAttempt({ owner, writer }: Running): Promise<Attempt> {
  const { isLost, ...attempt } = await planAttempt(owner, writer.turn);
  if (isLost) writer.write({ event_type: "turn.environment_renewed" });
  return attempt;
}

/** How a turn is called where it stands. `isLost` where the environment that it had is no more. */
export async function planAttempt(owner: Owner, turn: Turn): Promise<Attempt & { isLost: boolean }> {
  const { environment, isLost } = await findEnvironment(owner, turn);
  return {
    history: await findHistory(owner, turn),
    isBackground: runsInBackground(turn.settings, targetOf(turn.settings)),
    environment,
    tried: [],
    isLost,
  };
}

/** The next attempt where the refusal says what was wrong with this one; null where it does not. */
export async function mend(
  { owner, writer }: Running,
  attempt: Attempt,
  { failure, outgoing }: { failure: Failure; outgoing: Outgoing },
): Promise<Attempt | null> {
  const remedy = remedyFor(failure, attempt, outgoing);
  if (!remedy) return null;
  const tried = [...attempt.tried, remedy];
  switch (remedy) {
    case "files":
      await forgetCopies(outgoing.sentBlobIds);
      return { ...attempt, tried };
    case "environment":
      writer.write({ event_type: "turn.environment_renewed" });
      return { ...attempt, environment: newEnvironment(writer.turn), tried };
    case "background":
      return { ...attempt, isBackground: !attempt.isBackground, tried };
    case "history": {
      const history = await replayHistory(owner, writer.turn);
      writer.write({ event_type: "turn.replayed" });
      // The files of the whole history are other ones.
      return { ...attempt, history, tried: tried.filter((other) => other !== "files") };
    }
  }
}

function remedyFor(failure: Failure, attempt: Attempt, { sentBlobIds }: Outgoing): Remedy | null {
  const detail = failure.error.detail ?? "";
  const isRefusal = failure.status !== null && [400, 403, 404].includes(failure.status);
  if (!isRefusal || NOTHING_HELPS.includes(failure.error.code)) return null;
  const can = (remedy: Remedy) => !attempt.tried.includes(remedy);
  // An expired file is refused in words about files; one that is not ready yet, too.
  if (can("files") && /\bfiles?\b/i.test(detail) && sentBlobIds.length > 0) return "files";
  if (can("environment") && isEnvironmentLost(failure, detail) && isKept(attempt.environment)) {
    return "environment";
  }
  // Some agents have to work in the background, and some cannot: their documents say one and the other.
  if (can("background") && /\bbackground\b/i.test(detail)) return "background";
  // The shape of this refusal is not documented; with the history sent along, a real fault shows again.
  return can("history") && "previousInteractionId" in attempt.history ? "history" : null;
}

/** One that is in use, or may not reach what it should, is spoken of as well; its files are still there. */
function isEnvironmentLost({ status }: Failure, detail: string): boolean {
  const isGone = status === 404 || /not found|expired|no longer|does not exist|deleted/i.test(detail);
  return isGone && /\benvironments?\b/i.test(detail);
}

/** Whether an environment was named that had to be there already. */
function isKept(environment: Sent["environment"]): boolean {
  if (typeof environment === "string") return environment !== "remote";
  return environment?.environment_id !== undefined;
}
