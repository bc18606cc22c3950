import { afterAll, beforeAll, expect, test } from "vitest";
import { createAgentSchema } from "@/lib/protocol/api-agents";
import { getEnvironment } from "@/lib/server/environments/get-environment";
import { createMachines, type Machines } from "@/lib/server/environments/test-machines";
import { createAgent } from "./create-agent";
import { deleteAgent } from "./delete-agent";
import { getAgent } from "./get-agent";
import { listAgents } from "./list-agents";
import { listTargets } from "./list-targets";

let machines: Machines;
beforeAll(async () => {
  machines = await createMachines({ AGENTS: "off" });
});
afterAll(() => machines.close());

test("PX-10 where agents are switched off there are none, and none can be made", async () => {
  const { owner } = machines.rig;
  const base_agent = "antigravity-preview-09-2026";
  await machines.google("/v1beta/agents", "POST", { id: "made-elsewhere", base_agent });
  const agent = createAgentSchema.parse({ id: "mine", baseAgent: base_agent });
  const off = { code: "agents_off" };
  await expect(createAgent(owner, agent)).rejects.toMatchObject(off);
  await expect(listAgents(owner)).rejects.toMatchObject(off);
  await expect(getAgent(owner, "made-elsewhere")).rejects.toMatchObject(off);
  await expect(deleteAgent(owner, "mine")).rejects.toMatchObject(off);
  expect(machines.asked().filter((line) => line.includes("/agents"))).toEqual([]);
  const { agents, models } = await listTargets(owner);
  expect([agents, models.length > 0]).toEqual([[], true]);
});

test("PX-10 what agents have left in environments before can still be had, and deleted", async () => {
  const id = await machines.make({ "work/a.txt": "a" });
  expect(await getEnvironment(machines.rig.owner, id)).toMatchObject({ fileCount: 1 });
});
