import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createAgentSchema } from "@/lib/protocol/api-agents";
import { AGENTS } from "@/lib/protocol/known-agents";
import { createOwner, type Owner } from "@/lib/server/access/owner";
import { createMachines, type Machines } from "@/lib/server/environments/test-machines";
import { createAgent } from "./create-agent";
import { deleteAgent } from "./delete-agent";
import { listTargets } from "./list-targets";
import { forgetListed } from "./listed-agents";

const BASE = "antigravity-preview-09-2026";
const KNOWN = AGENTS.map(({ id }) => id);

let machines: Machines;
let owner: Owner;
beforeAll(async () => {
  machines = await createMachines();
  owner = machines.rig.owner;
});
beforeEach(() => machines.setWeather("fair"));
afterAll(() => machines.close());

const make = (id: string, description?: string) =>
  createAgent(owner, createAgentSchema.parse({ id, baseAgent: BASE, description }));
const agentsFor = async (who: Owner | null) => (await listTargets(who)).agents;
const idsFor = async (who: Owner | null) => (await agentsFor(who)).map(({ id }) => id);

test("Google's agents come first, then those of people, with what they are for", async () => {
  await make("letter-writer", "Writes letters");
  await make("nameless");
  const agents = await agentsFor(owner);
  expect(agents.map(({ id }) => id)).toEqual([...KNOWN, "letter-writer", "nameless"]);
  expect(agents.find(({ id }) => id === "letter-writer")).toMatchObject({
    name: "letter-writer",
    description: "Writes letters",
    agent: { kind: "antigravity", isCustom: true },
  });
  expect(agents.find(({ id }) => id === "nameless")).toMatchObject({ role: "Your agent" });
});

test("agents of other people are in nobody else's list, those that were made elsewhere are in all", async () => {
  await machines.google("/v1beta/agents", "POST", { id: "everybodys", base_agent: BASE });
  await make("private-one");
  const other = (await createOwner()).owner;
  for (const who of [other, null]) {
    expect(await idsFor(who)).toContain("everybodys");
    expect(await idsFor(who)).not.toContain("private-one");
  }
});

test("Google is asked once for many pages, and again when an agent was made or deleted", async () => {
  const asks = () => machines.asked().filter((line) => /^GET \S*\/agents\?/.test(line)).length;
  forgetListed();
  const before = asks();
  await Promise.all([idsFor(owner), idsFor(null), idsFor(owner)]);
  await idsFor(owner);
  expect(asks()).toBe(before + 1);
  await make("one-more");
  expect(await idsFor(owner)).toContain("one-more");
  await deleteAgent(owner, "one-more");
  expect(await idsFor(owner)).not.toContain("one-more");
  expect(asks()).toBe(before + 3);
});

test("a page does not wait for Google: until it answers, one's own agents are there by their ids", async () => {
  await make("known-here", "Described there");
  await idsFor(owner);
  forgetListed();
  machines.setWeather("silent");
  const began = performance.now();
  const agents = await agentsFor(owner);
  expect(performance.now() - began).toBeLessThan(2_000);
  expect(agents.find(({ id }) => id === "known-here")).toMatchObject({ role: "Your agent" });
  expect(agents.map(({ id }) => id)).toEqual(expect.arrayContaining(KNOWN));
  machines.setWeather("down");
  forgetListed();
  expect(await idsFor(owner)).toContain("known-here");
});
