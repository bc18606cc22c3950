import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { canonicalArguments, type FunctionCall, pendingCallsOf } from "@/lib/protocol/calls";
import { isReservedAgentId } from "@/lib/protocol/custom-agents";
import { targetOf } from "@/lib/protocol/models";
import { selectText } from "@/lib/protocol/select";
import type { Settings, Turn } from "@/lib/protocol/thread";
import { createOwner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import { ownsEnvironment } from "@/lib/server/environments/owned-environments";
import { createRig, type Rig } from "@/lib/server/rig";
import { decideCall } from "./decide-call";
import { requestStop } from "./stop";

const FIBONACCI = "Compute the first 20 Fibonacci numbers and save them to fibonacci.txt";
const AGENT = { agent: "antigravity-preview-09-2026" };
const FOREGROUND_AGENT = { agent: "antigravity-preview-05-2026" };
const RESEARCH = { agent: "deep-research-preview-04-2026" };
const PLANNED: Partial<Settings> = { ...RESEARCH, agent_config: { collaborative_planning: true } };
const DAYS_MS = 86_400_000;

let rig: Rig;
beforeAll(async () => {
  rig = await createRig();
});
afterAll(() => rig.close());

const environmentOf = (turn: Turn) => turn.interactions.at(-1)?.environment_id;
const idOf = (turn: Turn) => turn.interactions.at(-1)?.id;
const lastCall = async () => (await rig.calls()).at(-1);
const following = (turn: Turn) => ({ threadId: turn.threadId, parentId: turn.id });

describe("a managed agent", () => {
  test("works in a new environment, in the background, with nothing that only models take", async () => {
    const turn = await rig.ask({ text: FIBONACCI, settings: { ...AGENT, generation_config: { seed: 4 } } });
    expect(turn).toMatchObject({ status: "completed", isBackground: true });
    const call = await lastCall();
    expect(call).toMatchObject({ ...AGENT, background: true, environment: "remote" });
    expect(call).toMatchObject({ agent_config: { type: "antigravity", max_total_tokens: "3000000" } });
    expect(call).not.toHaveProperty("model");
    expect(call).not.toHaveProperty("generation_config");
    expect(call).not.toHaveProperty("tools");
    expect(environmentOf(turn)).toMatch(/^[\w-]+$/);
    expect(await ownsEnvironment(rig.owner, environmentOf(turn) ?? "")).toBe(true);
  });

  test("answers the calls of its own tools itself: we give no result, and none is asked for", async () => {
    const before = (await rig.calls()).length;
    const turn = await rig.ask({ text: FIBONACCI, settings: AGENT });
    expect(turn.steps.some(({ type }) => type === "function_call")).toBe(true);
    expect((await rig.calls()).length - before).toBe(1);
    expect(turn.callNotes).toEqual({});
  });

  test("goes on in the same environment with the next message", async () => {
    const first = await rig.ask({ text: FIBONACCI, settings: AGENT });
    const second = await rig.ask({ text: "What files are there?", settings: AGENT, ...following(first) });
    expect(await lastCall()).toMatchObject({
      previous_interaction_id: idOf(first),
      environment: environmentOf(first),
    });
    expect(environmentOf(second)).toBe(environmentOf(first));
    expect(selectText(second)).toContain("fibonacci.txt");
  });

  test("that refuses the background is asked again in the foreground, and nobody notices", async () => {
    const turn = await rig.ask({ text: FIBONACCI, settings: FOREGROUND_AGENT });
    expect(turn).toMatchObject({ status: "completed", isBackground: false, error: null });
    const calls = (await rig.calls()).slice(-2);
    expect(calls.map(({ background }) => background)).toEqual([true, undefined]);
  });

  test("whose environment Google has lost begins in a new one, and the turn says so", async () => {
    const first = await rig.ask({ text: FIBONACCI, settings: AGENT });
    await rig.advanceGoogle(8 * DAYS_MS);
    const second = await rig.ask({ text: "What files are there?", settings: AGENT, ...following(first) });
    expect(second).toMatchObject({ status: "completed", hasNewEnvironment: true });
    expect(environmentOf(second)).not.toBe(environmentOf(first));
  });

  test("never works in the environment of somebody else", async () => {
    const { owner: other } = await createOwner();
    const first = await rig.ask({ text: FIBONACCI, settings: AGENT });
    const { db } = await database();
    const theirs = environmentOf(first) ?? "";
    await db.updateTable("environments").set({ owner_id: other.id }).where("id", "=", theirs).execute();
    const environment = { environment_id: theirs };
    const turn = await rig.ask({ text: "What files are there?", settings: { ...AGENT, environment } });
    expect(await lastCall()).toMatchObject({ environment: "remote" });
    expect(environmentOf(turn)).not.toBe(theirs);
  });

  test("stops at its budget, keeps what it did, and goes on with more", async () => {
    const settings: Partial<Settings> = { ...AGENT, agent_config: { max_total_tokens: 1_000 } };
    const stopped = await rig.ask({ text: FIBONACCI, settings });
    expect(stopped).toMatchObject({ status: "incomplete", error: null });
    const more = { ...AGENT, agent_config: { max_total_tokens: 1_000_000 } };
    const whole = await rig.ask({ text: "", settings: more, kind: "continuation", ...following(stopped) });
    expect(whole.status).toBe("completed");
    expect(await lastCall()).toMatchObject({
      previous_interaction_id: idOf(stopped),
      environment: environmentOf(stopped),
      agent_config: { max_total_tokens: "1000000" },
    });
  });

  test("waits for the result of a function of ours, and only for that", async () => {
    const tool = {
      type: "function" as const,
      name: "roll_dice",
      executor: { kind: "built_in" as const },
      approval: "allowed" as const,
    };
    const turn = await rig.ask({ text: "Roll two dice", settings: { ...AGENT, tools: [tool] } });
    expect(turn.status).toBe("completed");
    expect(turn.interactions).toHaveLength(2);
    const results = turn.steps.filter(({ type }) => type === "function_result");
    expect(results.length).toBeGreaterThan(0);
    expect(await lastCall()).toMatchObject({ environment: environmentOf(turn) });
  });

  test("a conversation goes from a model to an agent and back", async () => {
    const asked = await rig.ask({ text: "hello" });
    const worked = await rig.ask({ text: FIBONACCI, settings: AGENT, ...following(asked) });
    expect(await lastCall()).toMatchObject({ previous_interaction_id: idOf(asked) });
    const talked = await rig.ask({ text: "thank you", ...following(worked) });
    expect(await lastCall()).toMatchObject({ previous_interaction_id: idOf(worked) });
    expect([worked.status, talked.status]).toEqual(["completed", "completed"]);
  });
});

test("an agent that is gone is said to be gone, and nothing is sent a second time for it", async () => {
  const first = await rig.ask({ text: FIBONACCI, settings: AGENT });
  const before = (await rig.calls()).length;
  const turn = await rig.ask({
    text: "And now?",
    settings: { agent: "nobody-has-made-me" },
    ...following(first),
  });
  expect(turn).toMatchObject({ status: "failed", replayed: false, error: { code: "agent_not_found" } });
  expect((await rig.calls()).length - before).toBe(1);
});

test("after a task that was stopped the next message is answered, and the task is not done after all", async () => {
  const { threadId, turnId } = await rig.send({ text: `${FIBONACCI} [pace: 1]`, settings: AGENT });
  await requestStop(rig.owner, turnId);
  const stopped = (await rig.read(turnId)).turn;
  expect(stopped.status).toBe("cancelled");
  const next = await rig.ask({ text: "Write a poem", settings: AGENT, threadId, parentId: turnId });
  expect(next.status).toBe("completed");
  expect(selectText(next)).not.toContain("4181");
  expect(JSON.stringify((await lastCall())?.input)).toContain("This was stopped");
});

test("a task that was stopped is taken up where one asks for that", async () => {
  const { threadId, turnId } = await rig.send({ text: `${FIBONACCI} [pace: 1]`, settings: AGENT });
  await requestStop(rig.owner, turnId);
  await rig.read(turnId);
  const rest = await rig.ask({ text: "", settings: AGENT, kind: "continuation", threadId, parentId: turnId });
  expect(rest.status).toBe("completed");
  expect(JSON.stringify((await lastCall())?.input)).not.toContain("This was stopped");
  expect(selectText(rest)).toContain("4181");
});

test("an agent whose tools are all switched off is told that it has none", async () => {
  const tools = (["google_search", "url_context", "code_execution"] as const).map((type) => ({
    type,
    isOff: true as const,
  }));
  const turn = await rig.ask({ text: "Write a poem", settings: { ...AGENT, tools } });
  expect(turn.status).toBe("completed");
  expect(await lastCall()).toMatchObject({ tools: [] });
});

describe("PX-10 what an agent may do is bounded here", () => {
  test("PX-10 one agent of an owner works at a time; a second one is told, and others are not held up", async () => {
    const { turnId } = await rig.send({ text: `${FIBONACCI} [pace: 1]`, settings: AGENT });
    await expect(rig.send({ text: FIBONACCI, settings: AGENT })).rejects.toMatchObject({
      code: "agents_busy",
    });
    expect((await rig.ask({ text: "hello" })).status).toBe("completed");
    await requestStop(rig.owner, turnId);
    await rig.read(turnId);
    expect((await rig.ask({ text: FIBONACCI, settings: AGENT })).status).toBe("completed");
  });

  test("PX-10 of two agents that begin at the same instant one is told", async () => {
    const sent = await Promise.allSettled([
      rig.send({ text: `${FIBONACCI} [pace: 1]`, settings: AGENT }),
      rig.send({ text: `${FIBONACCI} [pace: 1]`, settings: AGENT }),
    ]);
    const refused = sent.filter((result) => result.status === "rejected");
    expect(refused.map(({ reason }) => reason.code)).toEqual(["agents_busy"]);
    for (const result of sent) {
      if (result.status !== "fulfilled") continue;
      await requestStop(rig.owner, result.value.turnId);
      await rig.read(result.value.turnId);
    }
  });

  test("PX-10 an agent that waited for its person takes its turn after the one at work", async () => {
    const tool = {
      type: "function" as const,
      name: "roll_dice",
      executor: { kind: "built_in" as const },
      approval: "ask" as const,
    };
    const waiting = await rig.ask({ text: "Roll two dice", settings: { ...AGENT, tools: [tool] } });
    expect(waiting.status).toBe("requires_action");
    const { turnId } = await rig.send({ text: `${FIBONACCI} [pace: 1]`, settings: AGENT });
    const [call] = pendingCallsOf(waiting);
    const argumentsHash = createHash("sha256")
      .update(canonicalArguments(call as FunctionCall))
      .digest("hex");
    const name = { turnId: waiting.id, position: call?.position ?? 0 };
    const allow = { action: "allow" as const, scope: "once" as const, argumentsHash };
    await expect(decideCall(rig.owner, name, allow)).rejects.toMatchObject({ code: "agents_busy" });
    await requestStop(rig.owner, turnId);
    await rig.read(turnId);
    await decideCall(rig.owner, name, allow);
    expect((await rig.read(waiting.id)).turn.status).toBe("completed");
  });

  test("PX-10 an id of one's own does not make an agent anything else", async () => {
    expect(isReservedAgentId("deep-research-mine")).toBe(true);
    const { kind } = targetOf({ model: "", agent: "deep-research-mine" }).agent ?? {};
    expect(kind).toBe("antigravity");
  });

  test("PX-10 what it may reach goes with each call, also into an environment that is there", async () => {
    const network = { allowlist: [{ domain: "example.com" }] };
    const first = await rig.ask({ text: FIBONACCI, settings: { ...AGENT, environment: { network } } });
    expect(await lastCall()).toMatchObject({ environment: { type: "remote", network } });
    const settings: Partial<Settings> = { ...AGENT, environment: { network: "disabled" } };
    await rig.ask({ text: "What files are there?", settings, ...following(first) });
    expect(await lastCall()).toMatchObject({
      environment: { type: "remote", environment_id: environmentOf(first), network: "disabled" },
    });
  });
});

describe("deep research", () => {
  test("begins with a plan, and researches only where that is approved", async () => {
    const plan = await rig.ask({ text: "Research the history of tea", settings: PLANNED });
    expect(plan.status).toBe("completed");
    expect(await lastCall()).toMatchObject({
      background: true,
      agent_config: { type: "deep-research", collaborative_planning: true, thinking_summaries: "auto" },
    });
    const changed = await rig.ask({ text: "Add trade routes", settings: PLANNED, ...following(plan) });
    expect(await lastCall()).toMatchObject({ agent_config: { collaborative_planning: true } });
    const report = await rig.ask({
      text: "Start the research.",
      settings: PLANNED,
      kind: "plan_approval",
      ...following(changed),
    });
    expect(await lastCall()).toMatchObject({
      previous_interaction_id: idOf(changed),
      agent_config: { collaborative_planning: false },
    });
    expect(report.status).toBe("completed");
    expect(report.steps.some(({ type }) => type === "google_search_call")).toBe(true);
    expect(selectText(report).length).toBeGreaterThan(selectText(plan).length);
  });

  test("takes an instruction as the beginning of its input, as it refuses it elsewhere", async () => {
    const settings = { ...RESEARCH, system_instruction: "Answer in French." };
    const turn = await rig.ask({ text: "Research the history of tea", settings });
    expect(turn.status).toBe("completed");
    const call = await lastCall();
    expect(call).not.toHaveProperty("system_instruction");
    expect(JSON.stringify(call?.input)).toContain("Answer in French.");
  });

  test("is refused where Google is to keep nothing", async () => {
    const settings = { ...RESEARCH, store: false };
    await expect(rig.send({ text: "Research tea", settings })).rejects.toMatchObject({
      code: "agent_not_stored",
    });
  });
});
