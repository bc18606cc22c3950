import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newId } from "@/lib/protocol/id";
import { createOwner, type Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import { deleteThread } from "@/lib/server/delete-thread";
import { deleteEnvironment, sweepEnvironments } from "./delete-environment";
import { getEnvironment } from "./get-environment";
import { listEnvironments } from "./list-environments";
import { noteEnvironment, ownsEnvironment } from "./owned-environments";
import { createMachines, type Machines } from "./test-machines";

const DAY_MS = 86_400_000;

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

const idsOf = async (who: Owner) => (await listEnvironments(who)).map(({ id }) => id);

async function rowOf(id: string) {
  const { db } = await database();
  return db.selectFrom("environments").selectAll().where("id", "=", id).executeTakeFirst();
}

async function age(id: string, column: "last_used_at" | "removed_at", ms: number): Promise<void> {
  const { db } = await database();
  await db
    .updateTable("environments")
    .set({ [column]: Date.now() - ms })
    .where("id", "=", id)
    .execute();
}

describe("whose an environment is", () => {
  test("is settled by the first thread that used it, and nobody takes it over", async () => {
    const id = await machines.make({ "work/a.txt": "a" });
    await noteEnvironment(other, id, newId());
    expect(await ownsEnvironment(owner, id)).toBe(true);
    expect(await ownsEnvironment(other, id)).toBe(false);
    expect(await idsOf(owner)).toContain(id);
    expect(await idsOf(other)).toEqual([]);
  });

  test("is nobody's where nobody here has used it", async () => {
    const id = await machines.makeForNobody();
    expect(await ownsEnvironment(owner, id)).toBe(false);
    await expect(getEnvironment(owner, id)).rejects.toThrow("not_found");
    expect(await idsOf(owner)).not.toContain(id);
  });

  test("somebody else's cannot be seen or deleted, and Google is not asked", async () => {
    const id = await machines.make({ "work/a.txt": "a" });
    const before = machines.asked().length;
    await expect(getEnvironment(other, id)).rejects.toThrow("not_found");
    await expect(deleteEnvironment(other, id)).rejects.toThrow("not_found");
    expect(machines.asked()).toHaveLength(before);
    expect(await machines.atGoogle()).toContain(id);
  });

  test("stays so when the thread goes that it was made in", async () => {
    const { threadId, turnId } = await machines.rig.send({ text: "hello" });
    await machines.rig.read(turnId);
    const id = await machines.makeForNobody();
    await noteEnvironment(owner, id, threadId);
    expect(await getEnvironment(owner, id)).toMatchObject({ threadId });
    await deleteThread(owner, threadId);
    expect(await getEnvironment(owner, id)).toMatchObject({ threadId: null, threadTitle: null });
  });
});

describe("the list", () => {
  test("says what Google knows: files, size, network, last use and the end", async () => {
    const id = await machines.make({ "work/a.txt": "four", "work/b/c.txt": "two" });
    const entry = await getEnvironment(owner, id);
    expect(entry).toMatchObject({ isExpired: false, fileCount: 2, size: 7, network: "open" });
    expect(entry.expiresAt - entry.lastUsedAt).toBe(7 * DAY_MS);
    expect(Math.abs(entry.lastUsedAt - Date.now())).toBeLessThan(60_000);
  });

  test("says which network access an environment has", async () => {
    const networks = ["disabled", { allowlist: [{ domain: "pypi.org" }] }, { allowlist: [{ domain: "*" }] }];
    const shown: unknown[] = [];
    for (const network of networks) {
      const made = await machines.google("/v1beta/environments", "POST", { network });
      const { id }: { id: string } = await made.json();
      await noteEnvironment(owner, id, newId());
      shown.push((await getEnvironment(owner, id)).network);
    }
    expect(shown).toEqual(["disabled", { allowlist: [{ domain: "pypi.org" }] }, "open"]);
  });

  test("begins with the one that was used last", async () => {
    const who = (await createOwner()).owner;
    const first = await machines.make({}, who);
    await machines.advance(2_000);
    const second = await machines.make({}, who);
    expect(await idsOf(who)).toEqual([second, first]);
    await machines.advance(2_000);
    await machines.google(`/v1beta/environments/${first}/files/?recursive=true`);
    expect(await idsOf(who)).toEqual([first, second]);
  });

  test("says what is known here where Google does not answer, and forgets nothing", async () => {
    const id = await machines.make();
    machines.setWeather("down");
    const entry = (await listEnvironments(owner)).find((environment) => environment.id === id);
    expect(entry).toMatchObject({ isExpired: false, fileCount: null, size: null, network: null });
    await age(id, "last_used_at", 30 * DAY_MS);
    expect(await getEnvironment(owner, id)).toMatchObject({ isExpired: true });
    machines.setWeather("fair");
    expect(await getEnvironment(owner, id)).toMatchObject({ isExpired: false });
  });

  test("has one that Google no longer has as expired for a week, and then no more", async () => {
    const who = (await createOwner()).owner;
    const id = await machines.make({}, who);
    await machines.google(`/v1beta/environments/${id}`, "DELETE");
    expect(await listEnvironments(who)).toMatchObject([{ id, isExpired: true }]);
    await age(id, "last_used_at", 13 * DAY_MS);
    expect(await listEnvironments(who)).toMatchObject([{ id, isExpired: true }]);
    await age(id, "last_used_at", 15 * DAY_MS);
    expect(await listEnvironments(who)).toEqual([]);
    expect(await rowOf(id)).toBeUndefined();
  });

  test("keeps an old one that Google still has", async () => {
    const who = (await createOwner()).owner;
    const id = await machines.make({}, who);
    await age(id, "last_used_at", 90 * DAY_MS);
    expect(await listEnvironments(who)).toMatchObject([{ id, isExpired: false }]);
  });
});

describe("an environment that is deleted", () => {
  test("is gone here and at Google, and does not come back when it is used once more", async () => {
    const id = await machines.make();
    await deleteEnvironment(owner, id);
    expect(await machines.atGoogle()).not.toContain(id);
    await expect(getEnvironment(owner, id)).rejects.toThrow("not_found");
    await expect(deleteEnvironment(owner, id)).rejects.toThrow("not_found");
    expect(await idsOf(owner)).not.toContain(id);
  });

  test("is gone here at once though Google is down, and at Google as soon as it is back", async () => {
    const id = await machines.make();
    machines.setWeather("down");
    await deleteEnvironment(owner, id);
    await noteEnvironment(owner, id, newId());
    expect(await ownsEnvironment(owner, id), "used once more by a turn that still ran").toBe(false);
    expect(await idsOf(owner)).not.toContain(id);
    await sweepEnvironments();
    machines.setWeather("fair");
    expect(await machines.atGoogle()).toContain(id);
    await sweepEnvironments();
    expect(await machines.atGoogle()).not.toContain(id);
    expect(await rowOf(id)).toBeUndefined();
  });

  test("is not tried for ever where Google refuses", async () => {
    const id = await machines.make();
    machines.setWeather("down");
    await deleteEnvironment(owner, id);
    await age(id, "removed_at", 8 * DAY_MS);
    await sweepEnvironments();
    expect(await rowOf(id)).toBeUndefined();
  });

  test("need not be there any more", async () => {
    const id = await machines.make();
    await machines.google(`/v1beta/environments/${id}`, "DELETE");
    await deleteEnvironment(owner, id);
    expect(await rowOf(id)).toBeUndefined();
  });
});
