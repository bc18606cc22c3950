import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createMcpServerSchema, MCP_SERVERS_MAX } from "@/lib/protocol/api";
import { createOwner, deleteOwner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import { createRig, type Rig } from "@/lib/server/rig";
import {
  createMcpServer,
  deleteMcpServer,
  findMcpServers,
  listMcpServers,
  replaceMcpServer,
} from "./mcp-servers";

let rig: Rig;
beforeAll(async () => {
  rig = await createRig();
});
afterAll(() => rig.close());

const SECRET = "Bearer a-secret-of-mine";
const CALENDAR = {
  name: "calendar",
  url: "https://mcp.example.com/calendar",
  headers: [{ name: "Authorization", value: SECRET }],
};
const newOwner = async () => (await createOwner()).owner;

describe("the headers of a server", () => {
  test("come back as names and never as values, and only the call of the API has them", async () => {
    const owner = await newOwner();
    const entry = { name: "calendar", url: CALENDAR.url, headerNames: ["Authorization"] };
    expect(await createMcpServer(owner, CALENDAR)).toEqual(entry);
    expect(await listMcpServers(owner)).toEqual({ servers: [entry] });
    const url = "https://mcp.example.com/other";
    expect(JSON.stringify(await replaceMcpServer(owner, "calendar", { ...CALENDAR, url }))).not.toContain(
      SECRET,
    );
    expect(await findMcpServers(owner, ["calendar", "unknown"])).toEqual([
      { name: "calendar", url, headers: { Authorization: SECRET } },
    ]);
  });

  test("reach Google with the turn, and are in no turn, no event and no settings", async () => {
    await createMcpServer(rig.owner, CALENDAR);
    const { turnId } = await rig.send({
      text: "What is in my calendar?",
      settings: { tools: [{ type: "mcp_server", name: "calendar" }] },
    });
    const { turn, events } = await rig.read(turnId);
    // The emulator tells of what it was sent, but for the values of headers.
    expect((await rig.calls()).at(-1)?.tools).toEqual([
      { type: "mcp_server", name: "calendar", url: CALENDAR.url, headers: { Authorization: "…" } },
    ]);
    expect(JSON.stringify([turn, events, await rig.stored(turnId)])).not.toContain(SECRET);
  });
});

test("a server is made once however often that is asked for, and its name stands for no other", async () => {
  const owner = await newOwner();
  await createMcpServer(owner, CALENDAR);
  await createMcpServer(owner, CALENDAR);
  expect((await listMcpServers(owner)).servers).toHaveLength(1);
  const other = { ...CALENDAR, url: "https://mcp.example.com/other" };
  await expect(createMcpServer(owner, other)).rejects.toThrow("name_taken");
});

test("20 servers are kept for one person, also where more are made at once", async () => {
  const owner = await newOwner();
  const all = await Promise.allSettled(
    Array.from({ length: MCP_SERVERS_MAX + 5 }, (_, number) =>
      createMcpServer(owner, { ...CALENDAR, name: `server${number}` }),
    ),
  );
  expect(all.filter(({ status }) => status === "rejected")).toHaveLength(5);
  expect((await listMcpServers(owner)).servers).toHaveLength(MCP_SERVERS_MAX);
});

test("nobody reads, changes or removes the servers of somebody else", async () => {
  const [owner, other] = [await newOwner(), await newOwner()];
  await createMcpServer(owner, CALENDAR);
  expect(await findMcpServers(other, ["calendar"])).toEqual([]);
  expect(await listMcpServers(other)).toEqual({ servers: [] });
  await expect(replaceMcpServer(other, "calendar", CALENDAR)).rejects.toThrow("not_found");
  await expect(deleteMcpServer(other, "calendar")).rejects.toThrow("not_found");
  await deleteMcpServer(owner, "calendar");
  expect(await listMcpServers(owner)).toEqual({ servers: [] });
});

test("they go with their owner", async () => {
  const owner = await newOwner();
  await createMcpServer(owner, CALENDAR);
  await deleteOwner(owner);
  const { db } = await database();
  expect(await db.selectFrom("mcp_servers").selectAll().where("owner_id", "=", owner.id).execute()).toEqual(
    [],
  );
});

describe("SS-06 the address of a server", () => {
  const isTaken = (url: string) => createMcpServerSchema.safeParse({ ...CALENDAR, url }).success;

  test.each([
    "http://mcp.example.com/",
    "https://user:password@mcp.example.com/",
    "https://mcp.example.com:8443/",
    "https://localhost/",
    "https://printer.local/",
    "https://127.0.0.1/",
    "https://2130706433/",
    "https://[::1]/",
    "javascript:alert(1)",
    "file:///etc/passwd",
    `https://mcp.example.com/${"a".repeat(2_048)}`,
    "",
  ])("is not %j", (url) => expect(isTaken(url)).toBe(false));

  test("is a public one by name", () => {
    expect(isTaken("https://mcp.example.com/v1/sse?tenant=1")).toBe(true);
  });
});

test("a header that would break the request, or comes twice, is refused", () => {
  const isTaken = (...headers: { name: string; value: string }[]) =>
    createMcpServerSchema.safeParse({ ...CALENDAR, headers }).success;
  expect(isTaken({ name: "X-Key", value: "a b" })).toBe(true);
  expect(isTaken({ name: "X Key", value: "a" })).toBe(false);
  expect(isTaken({ name: "X-Key", value: "a\r\nHost: evil" })).toBe(false);
  expect(isTaken({ name: "X-Key", value: "a".repeat(4_097) })).toBe(false);
  expect(isTaken({ name: "X-Key", value: "a" }, { name: "x-key", value: "b" })).toBe(false);
  expect(isTaken(...Array.from({ length: 21 }, (_, at) => ({ name: `x-${at}`, value: "a" })))).toBe(false);
});
