import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "@/lib/protocol/id";
import type { Imported } from "@/lib/protocol/transfer";
import { createOwner, type Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import * as files from "@/lib/server/media/test-files";
import { type ZipEntry, zipOf } from "@/lib/server/media/test-zip";
import { createFolder, listFolders } from "@/lib/server/organise/folders";
import { organiseThreads } from "@/lib/server/organise/organise-threads";
import { createRig, type Rig } from "@/lib/server/rig";
import { getThread, updateThread } from "@/lib/server/threads";
import { exportAccount } from "./export-account";
import { importedAny, unzip } from "./test-transfer";

let rig: Rig;
/** What the owner of `rig` has exported, by its names: a conversation with a picture, one in a folder, an empty one. */
let account: Map<string, Buffer>;
beforeAll(async () => {
  rig = await createRig();
  const picture = await rig.attach("a.png", new Uint8Array(files.png()));
  await converse("With a picture", { files: [picture] });
  const folded = await converse("In a folder");
  const { id: folderId } = await createFolder(rig.owner, { id: newId(), name: "Travels" });
  await organiseThreads(rig.owner, { threadIds: [folded], folderId });
  await converse("Plain");
  account = await unzip(Buffer.from(await (await exportAccount(rig.owner)).arrayBuffer()));
});
afterAll(() => rig.close());

async function converse(title: string, { files = [] }: { files?: Parameters<Rig["send"]>[0]["files"] } = {}) {
  const { turnId, threadId } = await rig.send({ text: "Hello", ...(files && { files }) });
  await rig.read(turnId);
  await updateThread(rig.owner, threadId, { title });
  return threadId;
}

const entries = (): ZipEntry[] => [...account].map(([name, content]) => ({ name, content }));
const bring = (owner: Owner, zipped: readonly ZipEntry[]): Promise<Imported> =>
  importedAny(owner, Buffer.from(zipOf(zipped)));

/** The entries with the text of the conversation of that title changed. */
function changed(title: string, change: (text: string) => string): ZipEntry[] {
  return entries().map((entry) => {
    const isMeant = entry.name.includes(`/${title} `) && entry.name.endsWith("conversation.json");
    return isMeant ? { ...entry, content: Buffer.from(change(String(entry.content))) } : entry;
  });
}

async function threadsOf(owner: Owner) {
  const { db } = await database();
  return db
    .selectFrom("threads")
    .select(["id", "title", "folder_id", "created_at", "updated_at"])
    .where("owner_id", "=", owner.id)
    .orderBy("updated_at", "desc")
    .execute();
}

const titlesOf = async (owner: Owner) => (await threadsOf(owner)).map(({ title }) => title);

describe("everything of a person's, imported", () => {
  test("has all of their conversations, files and folders, in the order they had", async () => {
    const { owner } = await createOwner();
    expect(await bring(owner, entries())).toEqual({ threads: 3, presets: 0, refused: [] });
    const threads = await threadsOf(owner);
    expect(threads.map(({ title }) => title)).toEqual(["Plain", "In a folder", "With a picture"]);
    const [folder] = await listFolders(owner);
    expect(folder?.name).toBe("Travels");
    expect(threads.map(({ folder_id }) => folder_id)).toEqual([null, folder?.id, null]);
    const { turns } = await getThread(owner, threads[2]?.id ?? "");
    expect(turns[0]?.input).toContainEqual(expect.objectContaining({ type: "image" }));
  });

  test("brings nothing twice: what was broken off can be begun again", async () => {
    const { owner } = await createOwner();
    const some = entries().filter(({ name }) => !name.includes("/Plain "));
    expect(await bring(owner, some)).toMatchObject({ threads: 2 });
    expect(await bring(owner, entries())).toMatchObject({ threads: 1 });
    expect(await bring(owner, entries())).toEqual({ threads: 0, presets: 0, refused: [] });
    expect(await titlesOf(owner)).toHaveLength(3);
  });

  test("brings nothing to whom it was exported from", async () => {
    expect(await bring(rig.owner, entries())).toEqual({ threads: 0, presets: 0, refused: [] });
  });

  test("is taken where its folder was packed anew", async () => {
    const { owner } = await createOwner();
    const inFolder = entries().map((entry) => ({ ...entry, name: `Parley/${entry.name}` }));
    const beside = { name: "__MACOSX/Parley/account.json", content: Buffer.from("x") };
    expect(await bring(owner, [...inFolder, beside])).toMatchObject({ threads: 3, refused: [] });
  });

  test("IV-10 says which conversations cannot be taken, and takes the others", async () => {
    const { owner } = await createOwner();
    const broken = changed("Plain", (text) => text.slice(0, -1));
    const withoutPicture = broken.filter(({ name }) => !name.endsWith(".png"));
    const { refused, ...rest } = (await bring(owner, withoutPicture)) as { refused: { name: string }[] };
    expect(rest).toEqual({ threads: 1, presets: 0 });
    expect(refused.map(({ name }) => name.slice(0, -7)).sort()).toEqual(["Plain", "With a picture"]);
    expect(new Set(refused.map((one) => Reflect.get(one, "code")))).toEqual(new Set(["import_unreadable"]));
    expect(await titlesOf(owner)).toEqual(["In a folder"]);
  });

  test("IV-10 puts nothing before what is new, whatever the file says of its time", async () => {
    const { owner } = await createOwner();
    const LATER = 8_000_000_000_000_000;
    await bring(
      owner,
      changed("Plain", (text) => text.replace(/"createdAt":\d+/g, `"createdAt":${LATER}`)),
    );
    const [first] = await threadsOf(owner);
    expect(first?.title).toBe("Plain");
    expect(first?.updated_at).toBeLessThanOrEqual(Date.now());
  });

  test("IV-10 is refused where its conversations are larger together than anybody's, and brings none", async () => {
    const { owner } = await createOwner();
    const large = Array.from({ length: 70 }, (_, index) => ({
      name: `conversations/Large ${index}/conversation.json`,
      content: Buffer.from("{}"),
      claimedSize: 16 * 1024 * 1024,
    }));
    await expect(bring(owner, [...entries(), ...large])).rejects.toMatchObject({ code: "file_too_large" });
    expect(await titlesOf(owner)).toEqual([]);
  });
});
