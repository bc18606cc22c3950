import { afterAll, beforeAll, expect, test } from "vitest";
import { FUNCTIONS_MAX } from "@/lib/protocol/api";
import type { FunctionTool } from "@/lib/protocol/tools";
import { createOwner, deleteOwner, type Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import { createRig, type Rig } from "@/lib/server/rig";
import { deleteFunction, listFunctions, saveFunction } from "./saved";

let rig: Rig;
beforeAll(async () => {
  rig = await createRig();
});
afterAll(() => rig.close());

const declare = (name: string, description = "Gives a price."): FunctionTool => ({
  type: "function",
  name,
  description,
  parameters: { type: "object", properties: { item: { type: "string" } } },
  executor: { kind: "browser", code: "return 12;" },
  approval: "ask",
});
const save = (owner: Owner, declared: FunctionTool) => saveFunction(owner, declared.name, declared);
const namesOf = async (owner: Owner) => (await listFunctions(owner)).saved.map(({ name }) => name);
const newOwner = async () => (await createOwner()).owner;

test("a saved function is there for its owner as it was declared, and for nobody else", async () => {
  const [owner, other] = [await newOwner(), await newOwner()];
  await save(owner, declare("get_price"));
  expect((await listFunctions(owner)).saved).toEqual([declare("get_price")]);
  expect(await namesOf(other)).toEqual([]);
  await expect(deleteFunction(other, "get_price")).rejects.toThrow("not_found");
  expect(await namesOf(owner)).toEqual(["get_price"]);
});

test("who has written nothing yet sees what this server runs itself, which may run unasked", async () => {
  const { saved, builtIn } = await listFunctions(null);
  expect(saved).toEqual([]);
  expect(builtIn.map(({ name }) => name)).toContain("get_weather");
  for (const { executor, approval } of builtIn) {
    expect({ executor, approval }).toEqual({ executor: { kind: "built_in" }, approval: "allowed" });
  }
});

test("saving a function again replaces it", async () => {
  const owner = await newOwner();
  await save(owner, declare("get_price"));
  await save(owner, declare("get_price", "Gives another price."));
  expect((await listFunctions(owner)).saved).toEqual([declare("get_price", "Gives another price.")]);
});

test("a saved function that cannot be read any more is left out, and the others are there", async () => {
  const owner = await newOwner();
  await save(owner, declare("get_price"));
  await save(owner, declare("of_yesterday"));
  const { db } = await database();
  const declaration = JSON.stringify({ ...declare("of_yesterday"), approval: "sometimes" });
  await db
    .updateTable("functions")
    .set({ declaration })
    .where("owner_id", "=", owner.id)
    .where("name", "=", "of_yesterday")
    .execute();
  expect(await namesOf(owner)).toEqual(["get_price"]);
});

test("a function is not saved under the name of another", async () => {
  const owner = await newOwner();
  await expect(saveFunction(owner, "get_weather", declare("get_price"))).rejects.toThrow("bad_request");
  expect(await namesOf(owner)).toEqual([]);
});

test("there is an end to how many are saved, also where many come at once; each of them can still be changed", async () => {
  const owner = await newOwner();
  const names = Array.from({ length: FUNCTIONS_MAX + 3 }, (_, index) => `f_${index}`);
  const results = await Promise.allSettled(names.map((name) => save(owner, declare(name))));
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(FUNCTIONS_MAX);
  const kept = await namesOf(owner);
  expect(kept).toHaveLength(FUNCTIONS_MAX);
  await save(owner, declare(kept[0] ?? "", "Changed."));
  await deleteFunction(owner, kept[1] ?? "");
  await save(owner, declare("one_more"));
  await expect(save(owner, declare("too_many"))).rejects.toThrow("too_many_functions");
});

test("what an owner has saved goes with the owner", async () => {
  const owner = await newOwner();
  await save(owner, declare("get_price"));
  await deleteOwner(owner);
  const { db } = await database();
  const rows = await db.selectFrom("functions").select("name").where("owner_id", "=", owner.id).execute();
  expect(rows).toEqual([]);
});
