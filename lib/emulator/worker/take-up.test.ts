import { expect, test } from "vitest";
import { createAgentClient, FIBONACCI, kindsOf } from "../agents/test-agents.ts";
import { outputOf } from "../test-client.ts";

test("a budget stops the work in the middle, and `continue` brings it to its end", async () => {
  const { work, pathsOf, fileOf } = createAgentClient();
  const agent_config = { type: "antigravity", max_total_tokens: "1000" };
  const first = await work({ input: FIBONACCI, agent_config });
  expect(first.status).toBe("incomplete");
  expect(await pathsOf(first.environment_id)).toEqual(["fibonacci.py"]);
  const rest = { environment: first.environment_id, previous_interaction_id: first.id, input: "continue" };
  const second = await work({ ...rest, agent_config: { ...agent_config, max_total_tokens: "200000" } });
  expect(second.status).toBe("completed");
  expect(kindsOf(second.steps)).toEqual([
    "thought",
    "code_execution_call",
    "code_execution_result",
    "model_output",
  ]);
  expect((await fileOf(first.environment_id, "fibonacci.txt")).text).toMatch(/\n4181\n$/);
});

test("every continuation gets on, however small its budget", async () => {
  const { work } = createAgentClient();
  const agent_config = { type: "antigravity", max_total_tokens: "1" };
  let last = await work({ input: "Prepare a plan for a garden", agent_config });
  const rounds = [last.status];
  while (last.status === "incomplete" && rounds.length < 9) {
    const { id, environment_id } = last;
    last = await work({
      input: "continue",
      agent_config,
      environment: environment_id,
      previous_interaction_id: id,
    });
    rounds.push(last.status);
  }
  expect(rounds).toEqual(["incomplete", "incomplete", "completed"]);
});

test("an ample budget changes nothing, and the older name of its end can be had", async () => {
  const { work } = createAgentClient();
  const agent_config = { type: "antigravity", max_total_tokens: "3000000" };
  expect((await work({ input: FIBONACCI, agent_config })).status).toBe("completed");
  const old = await work({ input: `${FIBONACCI} [fault: old budget]` });
  expect(old.status).toBe("budget_exceeded");
  const { id, environment_id } = old;
  const rest = await work({ input: "continue", environment: environment_id, previous_interaction_id: id });
  expect([rest.status, outputOf(rest)]).toEqual(["completed", expect.stringContaining("4181")]);
});

test("work that was cancelled in the middle can be taken up, by the agent and by a model", async () => {
  const { work, get, call, create, pathsOf } = createAgentClient();
  const { id, environment_id } = await work({ input: `${FIBONACCI} [pace: 1]`, background: true });
  await call("POST", "/emulator/clock", { advanceMs: 8_200 });
  await expect.poll(() => pathsOf(environment_id)).toEqual(["fibonacci.py"]);
  expect(await (await call("POST", `/v1/interactions/${id}/cancel`)).json()).toMatchObject({
    status: "cancelled",
  });
  expect((await get(id)).status).toBe("cancelled");
  const model = await create({ input: "Hello", previous_interaction_id: id });
  expect(model.status).toBe("completed");
  const rest = await work({ input: "continue", environment: environment_id, previous_interaction_id: id });
  expect(rest.status).toBe("completed");
  expect(await pathsOf(environment_id)).toEqual(["fibonacci.py", "fibonacci.txt"]);
});
