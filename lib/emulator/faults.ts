import { refuse, refuseKey } from "./errors.ts";
import { BACKGROUND_FAULTS } from "./faults/background.ts";
import * as calls from "./faults/calls.ts";
import * as connection from "./faults/connections.ts";
import type { Change, Effect, Fault } from "./faults/fault.ts";
import * as performance from "./faults/performances.ts";
import { parsePhrases } from "./faults/phrases.ts";
import { bareRefusal, parseQuotaWords, parseSeconds, refuseQuota, refuseStatus } from "./faults/refusals.ts";
import { failTools, violateSchema } from "./faults/tools.ts";

interface FaultRow {
  /** An example of the words, as they stand after `[fault: `. */
  words: string;
  /** What the words may be, where they are not just the example. */
  pattern?: RegExp;
  tells: string;
  /** Whether it strikes again in the rounds that follow a function's result. */
  isLasting?: boolean;
  effects: (words: string) => Effect[];
}

// What goes wrong with function calls.
const CALL_FAULTS: FaultRow[] = [
  row("requires action", "a function call, asked for or not", perform(calls.requireAction)),
  row("empty call id", "a function call whose id is empty", perform(calls.loseCallIds)),
  lasting("repeated call ids", "the same call ids in every round", calls.repeatCallIds),
  row("bad arguments", "arguments that do not fit the schema", perform(calls.misuseArguments)),
  row("malformed arguments", "arguments that are not JSON", perform(calls.breakArguments)),
  row("unknown function", "a call of a function that was not declared", perform(calls.callUnknown)),
  row("completed calls", "completed, with a function call", perform(calls.completeWithCalls)),
  {
    words: "20 calls",
    pattern: /^\d{1,3} calls$/,
    tells: "so many parallel calls of the first function",
    effects: (words) => [perform(calls.callManyTimes(Number.parseInt(words, 10)))],
  },
  lasting("endless calls", "calls again after each result, with other arguments", calls.callAgain("other")),
  lasting("same call", "calls again after each result, with the same arguments", calls.callAgain("same")),
  lasting("ping-pong calls", "calls two functions in turn, after each result", calls.callAgain("in turn")),
];

const DURATION = "-?[\\d.]+ ?(?:ms|s|m|h)?";

/**
 * Everything that can go wrong on request: `[fault: words]` anywhere in the last user text, several
 * if wanted, each optionally ending in `once` (the first attempt of that text only). `[pace: N]`
 * beside them sets the pace of that one answer. A request for a title is never made to fail.
 */
export const FAULTS: FaultRow[] = [
  // The request is refused and nothing is stored.
  {
    words: "429 per day retry 3s retry-after 5s",
    pattern: new RegExp(`^429( per (day|minute)| retry ${DURATION}| retry-after (date )?${DURATION})*$`),
    tells: "429 with QuotaFailure; `retry` adds RetryInfo (1.5s, 1h, -5s), `retry-after [date]` the header",
    effects: (words) => [{ at: "request", refusal: () => refuseQuota(parseQuotaWords(words)) }],
  },
  {
    words: "503",
    pattern: /^(400|401|403|404|408|409|500|502|503|504)$/,
    tells: "400, 401, 403, 404, 408, 409, 500, 502 (HTML), 503 or 504",
    effects: (words) => [{ at: "request", refusal: () => refuseStatus(Number(words)) }],
  },
  row("invalid key", "400 with the classic body, API_KEY_INVALID", { at: "request", refusal: refuseKey }),
  row("context too long", "400: more input than the model takes", {
    at: "request",
    refusal: () =>
      refuse(400, "The input token count (1234567) exceeds the maximum number of tokens allowed (1048576)."),
  }),
  {
    words: "previous 403",
    pattern: /^previous (400|403|404)$/,
    tells: "400, 403 or 404, but only for a request with previous_interaction_id",
    effects: (words) => [
      { at: "request", refusal: () => refuseStatus(Number(words.slice(-3))), onlyWith: "previous" },
    ],
  },
  row("bare json", "200 text/event-stream with one bare JSON refusal", {
    at: "request",
    refusal: bareRefusal,
  }),

  // The request is accepted, the connection has trouble before the headers.
  {
    words: "slow start 5s",
    pattern: new RegExp(`^slow start ${DURATION}$`),
    tells: "that much real time passes before the headers",
    effects: (words) => [{ at: "headers", wait: connection.waitSeconds(parseSeconds(words.slice(11)) ?? 0) }],
  },
  row("hang", "the headers never come", { at: "headers", wait: connection.waitForEver }),
  row("reset before headers", "the connection is reset before the headers", {
    at: "headers",
    wait: connection.resetBeforeHeaders,
  }),

  // The run goes on and is stored; what this connection carries of it is damaged after some text.
  row("reset mid stream", "the connection is reset", {
    at: "connection",
    distort: connection.reset,
    unary: "reset",
  }),
  row("silent end", "the stream ends without completed or [DONE]", {
    at: "connection",
    distort: connection.endSilently,
    unary: "cut",
  }),
  row("cut mid event", "the stream ends inside a frame, inside a UTF-8 character", {
    at: "connection",
    distort: connection.cutMidEvent,
    unary: "cut",
  }),
  row("malformed tail", "the stream ends in a JSON error array instead of a frame", {
    at: "connection",
    distort: connection.endWithErrorArray,
    unary: "cut",
  }),
  row("malformed json", "one frame whose JSON does not parse, then all goes on", {
    at: "connection",
    distort: connection.breakJson,
    unary: "cut",
  }),
  row("stall", "the connection falls silent for ever; GET finds the answer", {
    at: "connection",
    distort: connection.goSilent,
    unary: "silence",
  }),
  row(
    "stall lost",
    "the connection falls silent for ever; GET answers 404",
    { at: "connection", distort: connection.goSilent, unary: "silence" },
    { at: "record", keep: "never" },
  ),
  row("cut image", "the stream ends inside the base64 of the first picture or sound", {
    at: "connection",
    distort: connection.cutMedia,
    unary: "cut",
  }),
  row("no done", "the stream ends after completed, without [DONE]", {
    at: "connection",
    distort: connection.omitDone,
  }),
  row("usage missing", "completed carries no usage; GET has it", {
    at: "connection",
    distort: connection.omitUsage,
    unary: "no usage",
  }),
  row("unknown events", "unknown event, step and delta types, comments, CRLF, empty data", {
    at: "connection",
    distort: connection.addUnknown,
  }),
  row("reordered", "the answer starts before the thought ends", {
    at: "connection",
    distort: connection.reorder,
  }),
  row("orphan delta", "the answer's step.start is missing", {
    at: "connection",
    distort: connection.orphanDeltas,
  }),
  row("duplicate", "events come twice (all of them where they have an event_id)", {
    at: "connection",
    distort: connection.repeat,
  }),

  // The model itself does something else than a whole answer.
  row("error event", "an error event after half of the text", perform(performance.sendErrorEvent)),
  row("empty", "completed, with an empty answer", perform(performance.sayNothing)),
  row("failed", "failed with errors, after a third of the text", perform(performance.failWithMessage)),
  row("incomplete", "incomplete, after half of the text", perform(performance.settleEarly("incomplete"))),
  row("cancelled", "cancelled, after half of the text", perform(performance.settleEarly("cancelled"))),
  row(
    "budget",
    "budget_exceeded, after half of the text",
    perform(performance.settleEarly("budget_exceeded")),
  ),
  ...CALL_FAULTS,
  row(
    "tool error",
    "results of search, URLs, code, maps and servers bring only is_error",
    perform(failTools),
  ),
  row(
    "cut json",
    "incomplete: the JSON document stops half-way",
    perform(performance.settleEarly("incomplete")),
  ),
  row("wrong json", "a JSON document that violates the schema", perform(violateSchema)),
  row("requires continuation", "the decode limit is reached half-way", perform(performance.reachDecodeLimit)),
  row("no image", "a refusal in words in place of a picture", perform(performance.refuseImage)),
  row("by address", "what was made is among the files, and the answer has its address", { at: "delivery" }),
  row("interim image", "a draft of the picture inside the thought's summary", { at: "draft" }),
  row("queued", "queued for two seconds at natural pace", perform(performance.waitInQueue)),
  {
    words: "safety mid",
    pattern: /^safety (start|mid|end)$/,
    tells: "blocked before the first word (start), half-way (mid) or after the last (end)",
    effects: (words) => {
      const part = words.endsWith("start") ? "start" : words.endsWith("mid") ? "mid" : "end";
      return [perform(performance.blockFor("safety", part))];
    },
  },
  row("recitation", "stopped half-way for recitation", perform(performance.blockFor("recitation", "mid"))),

  // The work that goes on without a reader, and the machine that it is done in.
  ...BACKGROUND_FAULTS,

  // The answer is whole; what is kept of it is not.
  row("forgotten", "deleted as soon as it is settled: the next turn's previous id is unknown", {
    at: "record",
    keep: "until settled",
  }),
  row("lost", "a foreground run dies with its connection, and GET answers 404", {
    at: "record",
    keep: "while connected",
  }),
];

/** Throws the refusal of an unknown fault, so that a slip of the pen is not taken for a pass. */
export function parseFaults(text: string): Fault[] {
  return parsePhrases(text).map(({ phrase, words, isOnce }) => {
    const found = FAULTS.find((fault) => fault.pattern?.test(words) ?? fault.words === words);
    if (!found) throw refuse(400, `The emulator has no fault "${phrase}". GET /emulator lists those it has.`);
    return { words, isOnce, isLasting: found.isLasting === true, effects: found.effects(words) };
  });
}

function row(words: string, tells: string, ...effects: Effect[]): FaultRow {
  return { words, tells, effects: () => effects };
}

function lasting(words: string, tells: string, change: Change): FaultRow {
  return { ...row(words, tells, perform(change)), isLasting: true };
}

function perform(change: Change): Effect {
  return { at: "performance", change };
}
