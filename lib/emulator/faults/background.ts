import { refuseBackground } from "../agents/parse-agent-call.ts";
import type { Frame } from "../sse.ts";
import type { Change, Distort, Effect } from "./fault.ts";
import { settleEarly } from "./performances.ts";
import { parseSeconds } from "./refusals.ts";

const DURATION = "[\\d.]+ ?(?:ms|s|m|h)?";

/** What goes wrong with work that goes on by itself, and with the environments of agents. */
export const BACKGROUND_FAULTS: {
  words: string;
  pattern?: RegExp;
  tells: string;
  effects: (words: string) => Effect[];
}[] = [
  {
    words: "zombie",
    tells: "in progress for ever: after the status no event, and GET says in_progress",
    effects: () => [change((performance) => ({ ...performance, steps: [], isEndless: true }))],
  },
  {
    words: "background refused",
    tells: "400 for a request with background=true",
    effects: () => [{ at: "request", refusal: refuseBackground, onlyWith: "background" }],
  },
  {
    words: "cut after 12 events",
    pattern: /^cut after \d{1,4} events$/,
    tells: "the stream ends after so many events, without completed or [DONE]; the run goes on",
    effects: (words) => [{ at: "connection", distort: cutAfter(numberIn(words)), unary: "cut" }],
  },
  {
    words: "resume refused",
    tells: "GET with stream=true answers 400, GET without it works",
    effects: () => [{ at: "run", faults: { refusesResume: true } }],
  },
  {
    words: "replay from start",
    tells: "GET with last_event_id replays the whole stream all the same",
    effects: () => [{ at: "run", faults: { replaysFromStart: true } }],
  },
  {
    words: "replay 3 events early",
    pattern: /^replay \d{1,3} events early$/,
    tells: "GET with last_event_id begins so many events before the place that was asked for",
    effects: (words) => [{ at: "run", faults: { replaysEarly: numberIn(words) } }],
  },
  {
    words: "get fails 3 times",
    pattern: /^get fails \d{1,4} times$/,
    tells: "so many GETs, of the stream or not, answer 503",
    effects: (words) => [{ at: "run", faults: { failingGets: numberIn(words) } }],
  },
  {
    words: "cancel fails 2 times",
    pattern: /^cancel fails \d{1,4} times$/,
    tells: "so many cancels answer 503 before one works",
    effects: (words) => [{ at: "run", faults: { failingCancels: numberIn(words) } }],
  },
  {
    words: "silent 90s",
    pattern: new RegExp(`^silent ${DURATION}$`),
    tells: "that much time passes without an event before the answer; the clock of the emulator moves it on",
    effects: (words) => [change((performance) => ({ ...performance, silentMs: millisecondsIn(words) }))],
  },
  {
    words: "queued 20s",
    pattern: new RegExp(`^queued ${DURATION}$`),
    tells: "queued for that much time",
    effects: (words) => [
      change((performance) => ({ ...performance, isQueued: true, queuedMs: millisecondsIn(words) })),
    ],
  },
  {
    words: "usage late 5s",
    pattern: new RegExp(`^usage late ${DURATION}$`),
    tells: "completed carries no usage; GET has it when that much time has passed",
    effects: (words) => [
      change((performance) => ({ ...performance, lateUsage: { exactMs: millisecondsIn(words) } })),
    ],
  },
  {
    words: "old budget",
    tells: "an agent's budget is used up half-way, under the older name budget_exceeded",
    effects: () => [change(endBudget)],
  },
  {
    words: "environment gone",
    tells: "404 for a request that names an environment, and the environment is gone",
    effects: () => [{ at: "environment", when: "request" }],
  },
  {
    words: "environment expires",
    tells: "the environment is expired as soon as the run is settled: listed, but no more to be used",
    effects: () => [{ at: "environment", when: "settled" }],
  },
];

/** At the end of a round of work where there are several, else in the middle of the text. */
const endBudget: Change = (performance, context) => {
  const ends = performance.steps.flatMap(({ type }, index) => (type.endsWith("_result") ? [index + 1] : []));
  const middle = ends[Math.floor((ends.length - 1) / 2)];
  if (middle === undefined) return settleEarly("budget_exceeded")(performance, context);
  return { ...performance, steps: performance.steps.slice(0, middle), status: "budget_exceeded" };
};

function cutAfter(count: number): Distort {
  return async function* (frames: AsyncGenerator<Frame>) {
    let events = 0;
    if (count === 0) return;
    for await (const frame of frames) {
      yield frame;
      events += 1;
      if (events >= count) return;
    }
  };
}

function change(own: Change): Effect {
  return { at: "performance", change: own };
}

function numberIn(words: string): number {
  return Number(/\d+/.exec(words)?.[0] ?? 0);
}

function millisecondsIn(words: string): number {
  return (parseSeconds(/[\d.]+ ?\w*$/.exec(words)?.[0]) ?? 0) * 1_000;
}
