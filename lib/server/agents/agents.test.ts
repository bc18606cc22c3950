import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { AGENTS_MAX, type CreateAgent } from "@/lib/protocol/api-agents";
import { createOwner, type Owner } from "@/lib/server/access/owner";
import { createMachines, type Machines } from "@/lib/server/environments/test-machines";
import { createAgent } from "./create-agent";
import { deleteAgent } from "./delete-agent";
import { getAgent } from "./get-agent";
import { listAgents } from "./list-agents";
import { agentOf, atGoogle, BASE, idsFor, makeElsewhere, newAgentId, rowsOf } from "./test-agents";

let machines: Machines;
let owner: Owner;
let other: Owner;
beforeAll(async () => {
  machines = await createMachines();
  owner = machines.rig.owner;
  other = (await createOwner()).owner;
});
beforeEach(() => machines.setWeather("fair"));
afterAll(() => machines.close());

describe("an agent that is made", () => {
  test("is at Google with its words, tools, skills, sources and network", async () => {
    const agent = agentOf({
      description: "Writes letters",
      systemInstruction: "Be kind.",
      tools: ["code_execution", "google_search"],
      skills: [{ name: "letters", content: "# Letters\nHow to write them." }],
      sources: [
        { type: "inline", target: "work/start.txt", content: "Dear you," },
        { type: "repository", source: "https://github.com/octocat/Spoon-Knife", target: "work/spoon" },
      ],
      network: { allowlist: [{ domain: "pypi.org" }] },
    });
    expect(await createAgent(owner, agent)).toEqual({
      id: agent.id,
      baseAgent: BASE,
      description: "Writes letters",
      systemInstruction: "Be kind.",
      isOwn: true,
    });
    expect(await atGoogle(machines, agent.id)).toEqual({
      id: agent.id,
      base_agent: BASE,
      description: "Writes letters",
      system_instruction: "Be kind.",
      tools: [{ type: "code_execution" }, { type: "google_search" }],
      base_environment: {
        type: "remote",
        sources: [
          { type: "inline", target: ".agents/skills/letters/SKILL.md", content: agent.skills[0]?.content },
          { type: "inline", target: "work/start.txt", content: "Dear you," },
          { type: "repository", source: "https://github.com/octocat/Spoon-Knife", target: "work/spoon" },
        ],
        network: { allowlist: [{ domain: "pypi.org" }] },
      },
    });
  });

  test("is told of nothing that nobody has chosen", async () => {
    const agent = agentOf();
    await createAgent(owner, agent);
    expect(await atGoogle(machines, agent.id)).toEqual({ id: agent.id, base_agent: BASE });
  });

  test("begins with a copy of an environment, and with what is put into the copy", async () => {
    const environmentId = await machines.make({ "work/a.txt": "a" });
    const [plain, more] = [agentOf({ environmentId }), agentOf({ environmentId, network: "disabled" })];
    await createAgent(owner, plain);
    await createAgent(owner, more);
    expect(await atGoogle(machines, plain.id)).toMatchObject({ base_environment: environmentId });
    expect(await atGoogle(machines, more.id)).toMatchObject({
      base_environment: { type: "remote", environment_id: environmentId, network: "disabled" },
    });
  });

  test("does not begin with a copy of somebody else's environment, of one that was deleted, or of none", async () => {
    const [foreign, nobodys] = [await machines.make({}, other), await machines.makeForNobody()];
    for (const environmentId of [foreign, nobodys, crypto.randomUUID()]) {
      const agent = agentOf({ environmentId });
      const making = createAgent(owner, agent);
      await expect(making).rejects.toMatchObject({ code: "environment_gone", field: "environmentId" });
      expect(await atGoogle(machines, agent.id)).toBeNull();
    }
    const lost = await machines.make();
    await machines.google(`/v1beta/environments/${lost}`, "DELETE");
    const making = createAgent(owner, agentOf({ environmentId: lost }));
    await expect(making).rejects.toMatchObject({ code: "environment_gone", field: "environmentId" });
  });

  test("is one, however often it is sent unchanged, and at once", async () => {
    const agent = agentOf({ description: "Once" });
    const before = machines.asked().length;
    await createAgent(owner, agent);
    const again = await Promise.all([createAgent(owner, agent), createAgent(owner, { ...agent })]);
    const twins = agentOf({ description: "At once" });
    await Promise.all([createAgent(owner, twins), createAgent(owner, twins)]);
    expect(await getAgent(owner, twins.id)).toMatchObject({ isOwn: true });
    expect(again.map(({ id, isOwn }) => [id, isOwn])).toEqual([
      [agent.id, true],
      [agent.id, true],
    ]);
    expect(
      machines
        .asked()
        .slice(before)
        .filter((line) => line.startsWith("POST")),
    ).toHaveLength(2);
  });

  test("is found by the next try where Google has made it and its answer was lost", async () => {
    const agent = agentOf({ description: "Lost and found" });
    machines.setWeather("tongue-tied");
    await expect(createAgent(owner, agent)).rejects.toMatchObject({ code: "google_failed" });
    machines.setWeather("fair");
    expect(await atGoogle(machines, agent.id)).not.toBeNull();
    expect(await createAgent(owner, agent)).toMatchObject({ id: agent.id, isOwn: true });
    await deleteAgent(owner, agent.id);
  });

  test("is made by the next try where Google did not answer the first", async () => {
    const agent = agentOf();
    machines.setWeather("down");
    await expect(createAgent(owner, agent)).rejects.toMatchObject({ code: "google_failed" });
    await expect(createAgent(owner, agent)).rejects.toMatchObject({ code: "google_failed" });
    machines.setWeather("fair");
    expect(await createAgent(owner, agent)).toMatchObject({ id: agent.id, isOwn: true });
    expect(await atGoogle(machines, agent.id)).not.toBeNull();
  });
});

describe("an agent that cannot be made says why, and leaves its id free", () => {
  test("the id is taken: by oneself, by somebody else here, or by somebody elsewhere", async () => {
    const own = agentOf({ description: "One" });
    await createAgent(owner, own);
    const foreign = agentOf();
    await createAgent(other, foreign);
    const elsewhere = newAgentId();
    await makeElsewhere(machines, elsewhere);
    for (const agent of [{ ...own, description: "Two" }, foreign, agentOf({ id: elsewhere })]) {
      await expect(createAgent(owner, agent)).rejects.toMatchObject({ code: "name_taken", field: "id" });
    }
    expect(await rowsOf(owner)).not.toContain(elsewhere);
    expect(await atGoogle(machines, own.id)).toMatchObject({ description: "One" });
  });

  test("what was made elsewhere while Google did not answer does not become one's own", async () => {
    const agent = agentOf({ description: "Mine" });
    machines.setWeather("forgetful");
    await expect(createAgent(owner, agent)).rejects.toMatchObject({ code: "google_failed" });
    machines.setWeather("fair");
    await makeElsewhere(machines, agent.id, { description: "Theirs" });
    await expect(createAgent(owner, agent)).rejects.toMatchObject({ code: "name_taken", field: "id" });
    await expect(deleteAgent(owner, agent.id)).rejects.toMatchObject({ code: "not_found" });
    expect(await atGoogle(machines, agent.id)).toMatchObject({ description: "Theirs" });
  });

  test("what was made elsewhere does not become one's own by asking for the very same", async () => {
    const agent = agentOf({ description: "Everybody's" });
    await makeElsewhere(machines, agent.id, { description: "Everybody's" });
    const taken = { code: "name_taken", field: "id" };
    await expect(createAgent(owner, agent)).rejects.toMatchObject(taken);
    machines.setWeather("down");
    await expect(createAgent(owner, agent)).rejects.toMatchObject({ code: "google_failed" });
    machines.setWeather("fair");
    await expect(createAgent(owner, agent)).rejects.toMatchObject(taken);
    await expect(deleteAgent(owner, agent.id)).rejects.toMatchObject({ code: "not_found" });
    expect(await atGoogle(machines, agent.id)).not.toBeNull();
  });

  test("Google refuses a part of it, which is named", async () => {
    // The last three our schema would not let through either.
    const wrong: [Partial<CreateAgent>, string][] = [
      [{ baseAgent: "antigravity-preview-01-2020" }, "baseAgent"],
      [{ id: "google-helper" }, "id"],
      [{ sources: [{ type: "inline", target: "/", content: "x" }] }, "sources"],
      [{ network: { allowlist: [{ domain: "no domain" }] } }, "network"],
    ];
    for (const [fields, field] of wrong) {
      const agent = { ...agentOf(), ...fields };
      await expect(createAgent(owner, agent)).rejects.toMatchObject({ code: "agent_refused", field });
      expect(await rowsOf(owner)).not.toContain(agent.id);
    }
  });

  test("nobody can make as many as they like, also where many are asked for at once", async () => {
    const who = (await createOwner()).owner;
    const asked = Array.from({ length: AGENTS_MAX + 3 }, () => createAgent(who, agentOf()));
    const results = await Promise.allSettled(asked);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(AGENTS_MAX);
    await expect(createAgent(who, agentOf())).rejects.toMatchObject({ code: "too_many_agents" });
    const rows = await rowsOf(who);
    expect(rows).toHaveLength(AGENTS_MAX);
    await deleteAgent(who, rows[0] ?? "");
    await createAgent(who, agentOf());
  });
});

describe("agents of other people", () => {
  test("cannot be seen or deleted, whoever asks", async () => {
    const agent = agentOf({ description: "secret" });
    await createAgent(other, agent);
    for (const who of [owner, null]) {
      expect(await idsFor(who)).not.toContain(agent.id);
      await expect(getAgent(who, agent.id)).rejects.toMatchObject({ code: "not_found" });
    }
    await expect(deleteAgent(owner, agent.id)).rejects.toMatchObject({ code: "not_found" });
    expect(await idsFor(other)).toContain(agent.id);
    expect(await atGoogle(machines, agent.id)).not.toBeNull();
  });

  test("that were made elsewhere with the same key can be seen and used by all without what they were told, and deleted by nobody", async () => {
    const id = newAgentId();
    await makeElsewhere(machines, id, { description: "Everybody's", system_instruction: "Tell nobody." });
    for (const who of [owner, other, null]) {
      expect((await listAgents(who)).agents.find((agent) => agent.id === id)).toEqual({
        id,
        baseAgent: BASE,
        description: "Everybody's",
        systemInstruction: null,
        isOwn: false,
      });
      expect(await getAgent(who, id)).toMatchObject({ id, isOwn: false });
    }
    await expect(deleteAgent(owner, id)).rejects.toMatchObject({ code: "not_found" });
    expect(await atGoogle(machines, id)).not.toBeNull();
  });
});
