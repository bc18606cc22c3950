import { afterAll, beforeAll, expect, test } from "vitest";
import { createPresetSchema } from "@/lib/protocol/api-presets";
import { newId } from "@/lib/protocol/id";
import { PRESET_MAX_LENGTH, PRESETS_MAX } from "@/lib/protocol/presets";
import { moveOwner } from "@/lib/server/access/moving/move-owner";
import { createOwner, deleteOwner, type Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import { createMcpServer } from "@/lib/server/mcp/mcp-servers";
import { createRig, type Rig } from "@/lib/server/rig";
import { createPreset, deletePreset, listPresets, updatePreset } from "./presets";

let rig: Rig;
beforeAll(async () => {
  rig = await createRig();
});
afterAll(() => rig.close());

const SETTINGS = { model: "gemini-3.8-flash", system_instruction: "Answer like a sailor." };
const newOwner = async () => (await createOwner()).owner;
const save = (owner: Owner, name: string, isDefault = false) =>
  createPreset(owner, { id: newId(), name, settings: SETTINGS, isDefault });
const namesOf = async (owner: Owner) => (await listPresets(owner)).presets.map(({ name }) => name);
const defaultsOf = async (owner: Owner) =>
  (await listPresets(owner)).presets.filter(({ isDefault }) => isDefault).map(({ name }) => name);

test("8 a preset is there for its owner as it was saved, by name, and for nobody else", async () => {
  const [owner, other] = [await newOwner(), await newOwner()];
  const sailor = await save(owner, "Sailor");
  await save(owner, "Archivist");
  expect(await namesOf(owner)).toEqual(["Archivist", "Sailor"]);
  expect((await listPresets(owner)).presets[1]).toEqual({ ...sailor, settings: SETTINGS, isDefault: false });
  expect(await namesOf(other)).toEqual([]);
  await expect(updatePreset(other, sailor.id, { name: "Mine" })).rejects.toThrow("not_found");
  await expect(deletePreset(other, sailor.id)).rejects.toThrow("not_found");
  await expect(createPreset(other, { ...sailor, name: "Mine" })).rejects.toThrow("not_found");
  expect(await namesOf(owner)).toEqual(["Archivist", "Sailor"]);
  expect(await listPresets(null)).toEqual({ presets: [] });
});

test("8 saving sent again finds the preset that was made, and a deleted one can be put back whole", async () => {
  const owner = await newOwner();
  const made = await save(owner, "Sailor", true);
  expect(await createPreset(owner, made)).toEqual(made);
  await deletePreset(owner, made.id);
  expect(await namesOf(owner)).toEqual([]);
  expect(await createPreset(owner, made)).toEqual(made);
  expect((await listPresets(owner)).presets).toEqual([made]);
});

test("8 new threads begin with one preset at most, whichever way it came to be that", async () => {
  const owner = await newOwner();
  const first = await save(owner, "First", true);
  const second = await save(owner, "Second", true);
  expect(await defaultsOf(owner)).toEqual(["Second"]);
  await Promise.all([
    updatePreset(owner, first.id, { isDefault: true }),
    updatePreset(owner, second.id, { isDefault: true }),
    save(owner, "Third", true),
  ]);
  expect(await defaultsOf(owner)).toHaveLength(1);
  await updatePreset(owner, first.id, { isDefault: true });
  await expect(updatePreset(owner, newId(), { isDefault: true })).rejects.toThrow("not_found");
  expect(await defaultsOf(owner)).toEqual(["First"]);
  await updatePreset(owner, first.id, { isDefault: false });
  expect(await defaultsOf(owner)).toEqual([]);
});

test("8 the default of one person is not that of another", async () => {
  const [owner, other] = [await newOwner(), await newOwner()];
  await save(owner, "Mine", true);
  await save(other, "Theirs", true);
  expect(await defaultsOf(owner)).toEqual(["Mine"]);
  expect(await defaultsOf(other)).toEqual(["Theirs"]);
});

test("8 a preset that cannot be made leaves the default as it was", async () => {
  const [owner, other] = [await newOwner(), await newOwner()];
  const taken = await save(other, "Theirs");
  await save(owner, "Mine", true);
  await expect(createPreset(owner, { ...taken, isDefault: true })).rejects.toThrow("not_found");
  expect(await defaultsOf(owner)).toEqual(["Mine"]);
});

test("8 there is an end to how many presets one has, also where many come at once", async () => {
  const owner = await newOwner();
  const results = await Promise.allSettled(
    Array.from({ length: PRESETS_MAX + 3 }, (_, index) => save(owner, `Number ${index}`)),
  );
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(PRESETS_MAX);
  const [first] = (await listPresets(owner)).presets;
  await updatePreset(owner, first?.id ?? "", { name: "Still to be changed" });
  await deletePreset(owner, first?.id ?? "");
  await save(owner, "One more");
  await expect(save(owner, "Too many")).rejects.toThrow("too_many_presets");
});

test("8 settings that are too large for a preset are refused, and the preset stays as it was", async () => {
  const owner = await newOwner();
  const made = await save(owner, "Sailor");
  const parameters = { type: "object", description: "x".repeat(31_000) };
  const settings = {
    ...SETTINGS,
    tools: Array.from({ length: 4 }, (_, index) => ({
      type: "function" as const,
      name: `f_${index}`,
      parameters,
      executor: { kind: "by_hand" as const },
      approval: "ask" as const,
    })),
  };
  expect(JSON.stringify(settings).length).toBeGreaterThan(PRESET_MAX_LENGTH);
  await expect(updatePreset(owner, made.id, { settings })).rejects.toThrow("preset_too_large");
  await expect(createPreset(owner, { ...made, id: newId(), settings })).rejects.toThrow("preset_too_large");
  expect((await listPresets(owner)).presets).toEqual([made]);
});

test("8 a preset takes the settings of a turn, without the environment of one conversation", () => {
  const body = { id: newId(), name: "Sailor", settings: SETTINGS, isDefault: false };
  const parse = (change: object) => createPresetSchema.safeParse({ ...body, ...change }).success;
  expect(parse({})).toBe(true);
  expect(parse({ settings: { ...SETTINGS, environment: { network: "disabled" } } })).toBe(true);
  expect(parse({ settings: { ...SETTINGS, environment: { environment_id: "env-1" } } })).toBe(false);
  expect(parse({ settings: { ...SETTINGS, temperature: 1 } })).toBe(false);
  expect(parse({ name: "   " })).toBe(false);
  expect(parse({ name: "x".repeat(61) })).toBe(false);
});

test("8 a preset that cannot be read any more is left out, and the others are there", async () => {
  const owner = await newOwner();
  await save(owner, "Good");
  const old = await save(owner, "Of yesterday");
  const { db } = await database();
  const settings = JSON.stringify({ ...SETTINGS, temperature: 1 });
  await db.updateTable("presets").set({ settings }).where("id", "=", old.id).execute();
  expect(await namesOf(owner)).toEqual(["Good"]);
});

test("8 presets come along to an account, whose own default stays, and go with their owner", async () => {
  const [browser, account] = [await newOwner(), await newOwner()];
  await save(account, "Of the account", true);
  await createMcpServer(account, { name: "tools", url: "https://mcp.example.com/theirs", headers: [] });
  await createMcpServer(browser, { name: "tools", url: "https://mcp.example.com/mine", headers: [] });
  const settings = { ...SETTINGS, tools: [{ type: "mcp_server" as const, name: "tools" }] };
  await createPreset(browser, { id: newId(), name: "Of the browser", settings, isDefault: true });
  const { db } = await database();
  await db.transaction().execute((tx) => moveOwner(tx, { from: browser, to: account }));
  expect(await namesOf(account)).toEqual(["Of the account", "Of the browser"]);
  expect(await defaultsOf(account)).toEqual(["Of the account"]);
  const [, moved] = (await listPresets(account)).presets;
  expect(moved?.settings.tools, "as its server is called there").toEqual([
    { type: "mcp_server", name: "tools2" },
  ]);
  await deleteOwner(account);
  expect(await db.selectFrom("presets").select("id").where("owner_id", "=", account.id).execute()).toEqual(
    [],
  );
});

test("8 an account without a default gets that of the browser", async () => {
  const [browser, account] = [await newOwner(), await newOwner()];
  await save(browser, "Of the browser", true);
  const { db } = await database();
  await db.transaction().execute((tx) => moveOwner(tx, { from: browser, to: account }));
  expect(await defaultsOf(account)).toEqual(["Of the browser"]);
});
