import { expect, test } from "vitest";
import { ApiError } from "@/lib/client/request";
import { ERRORS, type ErrorCode } from "@/lib/protocol/errors";
import type { Outcome } from "./run-in-sandbox";
import { sendOutcome } from "./send-outcome";

const RESULT = { result: "12", isError: false };

/** A server that answers one request after the other with these; null is that it takes the result. */
function server(...answers: (ErrorCode | "no network" | null)[]) {
  const sent: Outcome[] = [];
  const send = async (outcome: Outcome) => {
    sent.push(outcome);
    const answer = answers[sent.length - 1] ?? null;
    if (answer === "no network") throw new TypeError("Failed to fetch");
    if (answer) throw new ApiError(ERRORS[answer].status, { error: { code: answer, ...ERRORS[answer] } });
  };
  return { send, sent };
}

test.each(["bad_request", "too_large"] as const)(
  "a result that the server refuses as %s becomes an error result, so that the call ends",
  async (code) => {
    const { send, sent } = server(code);
    expect(await sendOutcome(send, RESULT)).toBe(true);
    expect(sent).toEqual([
      RESULT,
      { result: `The result was not taken: ${ERRORS[code].message}`, isError: true },
    ]);
  },
);

test("where the error is refused as well, that is said and not tried again", async () => {
  const { send, sent } = server("bad_request", "bad_request", "bad_request");
  await expect(sendOutcome(send, RESULT)).rejects.toThrow(ERRORS.bad_request.message);
  expect(sent).toHaveLength(2);
});

test("a call that is answered already is over", async () => {
  expect(await sendOutcome(server("call_decided").send, RESULT)).toBe(true);
});

test.each(["no network", "internal", "draining", "call_changed"] as const)(
  "the result is not lost where the answer is: %s",
  async (answer) => {
    const { send, sent } = server(answer);
    expect(await sendOutcome(send, RESULT)).toBe(false);
    expect(sent).toEqual([RESULT]);
  },
);

test("a call of which the server knows nothing is not answered again", async () => {
  const { send, sent } = server("not_found");
  await expect(sendOutcome(send, RESULT)).rejects.toThrow(ERRORS.not_found.message);
  expect(sent).toHaveLength(1);
});

test.each(["spending_cap", "model_calls_off", "ledger_unavailable"] as const)(
  "RL-15 a limit that holds back the answer (%s) is said, and the function does not run again for it",
  async (code) => {
    const { send, sent } = server(code);
    await expect(sendOutcome(send, RESULT)).rejects.toThrow(ERRORS[code].message);
    expect(sent).toEqual([RESULT]);
  },
);
