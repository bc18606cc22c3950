import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "@/lib/protocol/id";
import { createOwner, type Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import { deleteThread } from "@/lib/server/delete-thread";
import { saveFunction } from "@/lib/server/functions/saved";
import { createMcpServer } from "@/lib/server/mcp/mcp-servers";
import * as files from "@/lib/server/media/test-files";
import { createPreset, listPresets } from "@/lib/server/presets/presets";
import { createRig, type Rig } from "@/lib/server/rig";
import { updateThread } from "@/lib/server/threads";
import { exportAccount } from "./export-account";
import { imported, importedAny, unzip } from "./test-transfer";

let rig: Rig;
beforeAll(async () => {
  rig = await createRig();
});
afterAll(() => rig.close());

async function accountOf(owner: Owner): Promise<Map<string, Buffer>> {
  return unzip(Buffer.from(await (await exportAccount(owner)).arrayBuffer()));
}

const THREADS = 1_205;

/** Threads without anything in them, of which one page could not hold all. */
async function makeThreads(owner: Owner): Promise<void> {
  const { db, engine } = await database();
  const rows = Array.from({ length: THREADS }, (_, index) => ({
    id: newId(),
    owner_id: owner.id,
    title: `Number ${index}`,
    settings: JSON.stringify({ model: "gemini-3.8-flash" }),
    created_at: engine.now,
    updated_at: engine.now,
  }));
  await db.insertInto("threads").values(rows).execute();
}

describe("everything that a person has, as one download", () => {
  test("has each conversation in a folder of its own, to be read and to be imported", async () => {
    const picture = await rig.attach("a/b.png", new Uint8Array(files.png()));
    const { turnId, threadId } = await rig.send({ text: "What is it?", files: [picture] });
    await rig.read(turnId);
    await updateThread(rig.owner, threadId, { title: "../../etc: <b>" });
    const all = await accountOf(rig.owner);
    const folder = `conversations/_.._etc_ _b_ ${threadId.slice(0, 6)}/`;
    const names = [...all.keys()];
    expect(names).toContain("account.json");
    const own = names.filter((name) => name.startsWith(folder)).map((name) => name.slice(folder.length));
    expect(own.sort()).toEqual(["conversation.json", "conversation.md", `files/${picture.media?.id}.png`]);
    expect(String(all.get(`${folder}conversation.md`))).toContain(`(files/${picture.media?.id}.png)`);
    expect(all.get(`${folder}files/${picture.media?.id}.png`)).toEqual(files.png());
  });

  test("8 has presets as they were saved", async () => {
    const { owner } = await createOwner();
    const settings = { model: "gemini-3.8-flash", system_instruction: "Be brief." };
    const preset = await createPreset(owner, { id: newId(), name: "Brief", settings, isDefault: true });
    const all = await accountOf(owner);
    expect(JSON.parse(String(all.get("account.json"))).presets).toEqual([preset]);
  });

  test("8 has presets that can be imported, each once, by its zip or the file in it, and as a stranger's", async () => {
    const { owner } = await createOwner();
    const tool = {
      type: "function",
      name: "say",
      executor: { kind: "by_hand" },
      approval: "allowed",
    } as const;
    const settings = { model: "gemini-3.8-flash", system_instruction: "Be brief.", tools: [tool] };
    await createPreset(owner, { id: newId(), name: "Brief", settings, isDefault: true });
    await createPreset(owner, { id: newId(), name: "Long", settings, isDefault: false });
    const zip = Buffer.from(await (await exportAccount(owner)).arrayBuffer());
    const { owner: other } = await createOwner();
    await createPreset(other, { id: newId(), name: "brief", settings, isDefault: false });
    expect(await importedAny(other, zip)).toEqual({ threads: 0, presets: 1, refused: [] });
    const text = String((await unzip(zip)).get("account.json"));
    expect(await importedAny(other, text)).toEqual({ threads: 0, presets: 0, refused: [] });
    const { presets } = await listPresets(other);
    expect(presets.map(({ name, isDefault }) => [name, isDefault])).toEqual([
      ["brief", false],
      ["Long", false],
    ]);
    expect(presets[1]?.settings.tools).toEqual([{ ...tool, approval: "ask" }]);
    const odd = { format: "parley.account", version: 1, presets: [{ name: "", settings }] };
    await expect(importedAny(other, JSON.stringify(odd))).rejects.toMatchObject({
      code: "import_unreadable",
      field: "presets.0.name",
    });
  });

  test("has functions, servers without their secrets, and links", async () => {
    const { owner } = await createOwner();
    const declared = {
      type: "function",
      name: "say",
      executor: { kind: "by_hand" },
      approval: "ask",
    } as const;
    await saveFunction(owner, "say", declared);
    const headers = [{ name: "Authorization", value: "Bearer very-secret" }];
    await createMcpServer(owner, { name: "mine", url: "https://mcp.example.com/", headers });
    const { db, engine } = await database();
    const share = {
      owner_id: owner.id,
      title: "Shared",
      snapshot: "{}",
      head_turn_id: "x",
      messages: 1,
      created_at: engine.now,
      updated_at: engine.now,
    };
    await db
      .insertInto("shares")
      .values([
        { ...share, id: "a".repeat(22) },
        { ...share, id: "b".repeat(22), revoked_at: 1 },
      ])
      .execute();
    const text = String((await accountOf(owner)).get("account.json"));
    expect(JSON.parse(text)).toMatchObject({
      functions: [declared],
      mcpServers: [{ name: "mine", headerNames: ["Authorization"] }],
      links: [{ path: `/s/${"a".repeat(22)}`, title: "Shared" }],
    });
    expect(text).not.toContain("very-secret");
    expect(text).not.toContain(owner.id);
  });

  test("has nothing of anybody else, and nothing that was deleted", async () => {
    const { owner } = await createOwner();
    const { turnId, threadId } = await rig.send({ text: "Hello" });
    await rig.read(turnId);
    expect([...(await accountOf(owner)).keys()]).toEqual(["account.json"]);
    await deleteThread(rig.owner, threadId);
    const names = [...(await accountOf(rig.owner)).keys()];
    expect(names.filter((name) => name.includes(threadId.slice(0, 6)))).toEqual([]);
  });

  test("has all of more than a thousand conversations, and any of them can be imported", async () => {
    const { owner } = await createOwner();
    await makeThreads(owner);
    const all = await accountOf(owner);
    const conversations = [...all.keys()].filter((name) => name.endsWith("conversation.json"));
    expect(conversations).toHaveLength(THREADS);
    const [first = ""] = conversations;
    expect(await imported(owner, String(all.get(first)))).toHaveProperty("threadId");
  });

  test("ends where its reader goes away, and lets another begin", async () => {
    const { owner } = await createOwner();
    await makeThreads(owner);
    for (let turn = 0; turn < 40; turn += 1) {
      const reader = (await exportAccount(owner)).body?.getReader();
      expect((await reader?.read())?.done).toBe(false);
      await reader?.cancel();
    }
  });

  test("leaves out what cannot be read, and says so", async () => {
    const { owner } = await createOwner();
    const { db, engine } = await database();
    const broken = newId();
    const thread = { owner_id: owner.id, title: "T", created_at: engine.now, updated_at: engine.now };
    await db
      .insertInto("threads")
      .values([
        { ...thread, id: broken, settings: "{}" },
        { ...thread, id: newId(), settings: JSON.stringify({ model: "gemini-3.8-flash" }) },
      ])
      .execute();
    const all = await accountOf(owner);
    expect(all.size).toBe(3);
    expect(JSON.parse(String(all.get("account.json")))).toMatchObject({ notExported: [broken] });
  });
});
