import { test as base, expect } from "@playwright/test";
import { ApiClient, newId } from "./api-client";
import { startCallCounter } from "./call-counter";
import { type EmulatorServer, startEmulator } from "./emulator-server";
import { attach, textFile } from "./files";
import { followTurn } from "./follow-turn";
import { type Instances, startInstances, WITHOUT_POSTGRES } from "./instances";
import { faultsOf, killInTurn, runPeople } from "./instances-load";
import { readStream } from "./stream-reader";
import { MARKS } from "./virtual-person";

// With `INSTANCE_MINUTES=2` for so long.
const LOAD_MS = Number(process.env.INSTANCE_MINUTES ?? 1 / 3) * 60_000;
const PEOPLE = 4;
const END_MS = 60_000;
// A host that starves its processes must not look as one that has died.
const LEASE_MS = 10_000;

type Fixtures = { emulator: EmulatorServer; instances: Instances };

const test = base.extend<Record<never, never>, Fixtures>({
  emulator: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
    async ({}, use) => {
      const emulator = await startEmulator(0.3);
      await use(emulator);
      await emulator.remove();
    },
    { scope: "worker" },
  ],
  instances: [
    async ({ emulator }, use) => {
      const instances = await startInstances(3, emulator, { LEASE_MS: String(LEASE_MS) });
      test.skip(instances === null, WITHOUT_POSTGRES);
      if (!instances) return;
      await use(instances);
      await instances.remove();
    },
    { scope: "worker", timeout: 120_000 },
  ],
});

test.describe.configure({ mode: "serial" });

/** The same person at two instances. */
async function twoClients({ urls }: Instances): Promise<[ApiClient, ApiClient]> {
  const [first, second] = [new ApiClient(urls[0] ?? ""), new ApiClient(urls[1] ?? "")];
  await (await first.send({ text: "hello" })).text();
  second.cookie = first.cookie;
  return [first, second];
}

const post = (client: ApiClient, path: string, body: object) => client.fetch(path, { method: "POST", body });
const message = (text: string, more: object = {}) => ({
  turnId: newId(),
  parentId: null as string | null,
  input: [{ type: "text", text }],
  settings: { model: "gemini-3.8-flash" },
  ...more,
});

test.describe("DU-05 a person whose requests reach different instances", () => {
  test("reads on one what another one answers, and may come back anywhere", async ({ instances }) => {
    const [here, there] = await twoClients(instances);
    const sent = message("count to 200 [pace: 0.5]", { newThread: true });
    const response = await post(here, `/api/threads/${newId()}/turns`, sent);
    const [first, second, third] = await Promise.all([
      readStream(response),
      followTurn(there, sent.turnId, { ms: END_MS }),
      followTurn(there, sent.turnId, { ms: END_MS, restlessMs: 400 }),
    ]);
    expect(first?.text).toContain("199 200");
    expect(second).toEqual(first);
    expect(third).toEqual(first);
  });

  test("stops on one what another one answers", async ({ instances }) => {
    const [here, there] = await twoClients(instances);
    const sent = message("count to 3000 [pace: 1]", { newThread: true });
    const response = await post(here, `/api/threads/${newId()}/turns`, sent);
    const reading = readStream(response);
    expect((await post(there, `/api/turns/${sent.turnId}/cancel`, {})).status).toBe(200);
    expect((await reading)?.status).toBe("cancelled");
  });

  test("sends one message to two at once, and it is answered once", async ({ instances, emulator }) => {
    const [here, there] = await twoClients(instances);
    const mark = `mark-${newId()}`;
    const sent = message(`count to 50 ${mark}`, { newThread: true });
    const path = `/api/threads/${newId()}/turns`;
    const shown = await Promise.all(
      [here, there].map(async (one) => readStream(await post(one, path, sent))),
    );
    expect(shown[0]?.text).toContain("49 50");
    const [first, second] = await Promise.all(
      [here, there].map((one) => followTurn(one, sent.turnId, { ms: END_MS })),
    );
    expect(first).toEqual(second);
    expect(await emulator.calls(mark)).toHaveLength(1);
  });

  test("DU-18 cannot write another version on one while another one answers, and can once that is done", async ({
    instances,
  }) => {
    const [here, there] = await twoClients(instances);
    const threadId = newId();
    const path = `/api/threads/${threadId}/turns`;
    const sent = message("count to 200 [pace: 0.5]", { newThread: true });
    const reading = readStream(await post(here, path, sent));
    const early = await post(there, path, message("another version"));
    expect(early.status).toBe(409);
    expect((await early.json()).error.code).toBe("thread_busy");
    expect((await reading)?.status).toBe("completed");
    const edited = message("hello");
    expect((await readStream(await post(there, path, edited)))?.status).toBe("completed");
    for (const client of [here, there]) {
      const { turns } = await client.json<{ turns: { id: string }[] }>(`/api/threads/${threadId}`);
      expect(turns.map(({ id }) => id)).toEqual([sent.turnId, edited.turnId]);
    }
  });

  test("decides on one about a call that another one has asked for", async ({ instances }) => {
    const [here, there] = await twoClients(instances);
    const tool = {
      type: "function",
      name: "look_outside",
      executor: { kind: "by_hand" },
      approval: "allowed",
    };
    const settings = { model: "gemini-3.8-flash", tools: [tool] };
    const sent = message("call look_outside", { newThread: true, settings });
    const asked = await readStream(await post(here, `/api/threads/${newId()}/turns`, sent));
    expect(asked?.status).toBe("requires_action");
    const hash = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
    const decision = { action: "deny", reason: "No.", argumentsHash: hash };
    expect((await post(there, `/api/turns/${sent.turnId}/calls/1`, decision)).status).toBe(200);
    expect((await followTurn(here, sent.turnId, { ms: END_MS }))?.status).toBe("completed");
    expect((await post(here, `/api/turns/${sent.turnId}/calls/1`, decision)).status).toBe(409);
  });

  test("uses on one a file that another one has taken", async ({ instances }) => {
    const [here, there] = await twoClients(instances);
    const file = textFile(`Words that only this file has: ${newId()}`);
    const { content } = await attach(here, file);
    const served = await there.fetch(`/api/media/${content?.media.id}`);
    expect(Buffer.from(await served.arrayBuffer()).equals(Buffer.from(file.bytes))).toBe(true);
    const sent = message("What is in it?", { newThread: true });
    const body = { ...sent, input: [...sent.input, content] };
    expect((await readStream(await post(there, `/api/threads/${newId()}/turns`, body)))?.status).toBe(
      "completed",
    );
  });
});

test("DU-04 an instance that is stopped for a while and comes back changes nothing in what another has taken over", async ({
  instances,
  emulator,
}) => {
  test.setTimeout(240_000);
  const [here, there] = await twoClients(instances);
  const [frozen] = instances.all;
  const mark = `mark-${newId()}`;
  const sent = message(`count to 400 [pace: 1] ${mark}`, { newThread: true });
  const threadId = newId();
  const response = await post(here, `/api/threads/${threadId}/turns`, sent);
  const atZombie = readStream(response);
  // It has begun, and Google has named it.
  await expect
    .poll(async () => (await followTurn(there, sent.turnId, { ms: 200 }))?.text.length ?? 0, {
      timeout: END_MS,
    })
    .toBeGreaterThan(0);
  process.kill(frozen?.pid ?? -1, "SIGSTOP");
  let taken: Awaited<ReturnType<typeof followTurn>>;
  try {
    taken = await followTurn(there, sent.turnId, { ms: END_MS });
  } finally {
    process.kill(frozen?.pid ?? -1, "SIGCONT");
  }
  expect(taken?.status).toBe("completed");
  expect(taken?.text).toContain("399 400");
  const before = await there.json(`/api/threads/${threadId}`);
  // The zombie hears that it has lost the turn, and its readers find it elsewhere, or end where they were.
  await atZombie;
  const again = await followTurn(here, sent.turnId, { ms: END_MS });
  expect(again).toEqual(taken);
  expect(await here.json(`/api/threads/${threadId}`)).toEqual(before);
  expect(await emulator.calls(mark)).toHaveLength(1);
});

test("DU-05 I1-I6 instances that are killed one after the other under load lose nothing, bill nothing twice, and all readers read the same", async ({
  instances,
  emulator,
}) => {
  test.setTimeout(LOAD_MS + 180_000);
  const counter = startCallCounter(emulator, MARKS);
  const until = Date.now() + LOAD_MS;
  const isOver = () => Date.now() > until;
  const [outcomes, kills] = await Promise.all([
    runPeople(PEOPLE, instances.urls, { readers: 2 }, isOver),
    killInTurn(instances, 3_000, isOver),
  ]);
  const faults = await faultsOf(outcomes, counter);
  counter.stop();
  const ends = Object.entries(Object.groupBy(outcomes, ({ status }) => status));
  const figures = ends.map(([status, those]) => `${those?.length} ${status}`).join(", ");
  // biome-ignore lint/suspicious/noConsole: the figures are what a run is for.
  console.log(`${outcomes.length} messages of ${PEOPLE} people, ${kills} kills of 3 instances: ${figures}`);
  expect(faults).toEqual([]);
  expect(outcomes.length).toBeGreaterThan(PEOPLE);
});
