import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createOwner, type Owner } from "@/lib/server/access/owner";
import { createMachines, type Machines } from "@/lib/server/environments/test-machines";
import { createAgent } from "./create-agent";
import { deleteAgent } from "./delete-agent";
import { getAgent } from "./get-agent";
import { listAgents } from "./list-agents";
import { agentOf, atGoogle, grow, idsFor, loseAtGoogle, rowsOf } from "./test-agents";

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

describe("an agent that is deleted", () => {
  test("is gone here and at Google, and its id is free again", async () => {
    const agent = agentOf();
    await createAgent(owner, agent);
    await deleteAgent(owner, agent.id);
    expect(await atGoogle(machines, agent.id)).toBeNull();
    expect(await idsFor(owner)).not.toContain(agent.id);
    await expect(getAgent(owner, agent.id)).rejects.toMatchObject({ code: "not_found" });
    await expect(deleteAgent(owner, agent.id)).rejects.toMatchObject({ code: "not_found" });
    await createAgent(other, agent);
  });

  test("is still there where Google is down, and one is told so", async () => {
    const agent = agentOf();
    await createAgent(owner, agent);
    machines.setWeather("down");
    await expect(deleteAgent(owner, agent.id)).rejects.toMatchObject({ code: "google_failed" });
    await expect(listAgents(owner)).rejects.toMatchObject({ code: "google_failed" });
    machines.setWeather("fair");
    expect(await idsFor(owner)).toContain(agent.id);
    await deleteAgent(owner, agent.id);
  });

  test("elsewhere is forgotten here, but for one that is only just being made", async () => {
    const [old, young] = [agentOf(), agentOf()];
    await createAgent(owner, old);
    await createAgent(owner, young);
    await grow(old.id);
    await loseAtGoogle(machines, old.id);
    await loseAtGoogle(machines, young.id);
    expect(await idsFor(owner)).not.toContain(old.id);
    expect(await rowsOf(owner)).toContain(young.id);
    expect(await rowsOf(owner)).not.toContain(old.id);
    await deleteAgent(owner, young.id);
    expect(await rowsOf(owner)).not.toContain(young.id);
  });
});
