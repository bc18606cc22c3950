import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CodeSource } from "@/lib/protocol/code-source";
import { newId } from "@/lib/protocol/id";
import { printTypescript } from "@/lib/protocol/print-typescript";
import { selectText } from "@/lib/protocol/select";
import type { Settings, Turn } from "@/lib/protocol/thread";
import { createOwner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import { createMcpServer } from "@/lib/server/mcp/mcp-servers";
import { createRig, type Rig } from "@/lib/server/rig";
import { createStore } from "@/lib/server/stores/create-store";
import { WEATHER, withTools } from "@/lib/server/turns/test-functions";
import { getCodeSource } from "./get-code-source";
import { canRun, compile, createFolder, type Language, removeFolder, runProgram } from "./test-programs";

const NASTY =
  "\"'`$HOME $" +
  "{a} $(id) \\n \\ %s\n\tJSON\nEOF '''\"\"\" \u2028\u2029\u0000\u007f\ufeff 日本語 🦊 \u202e #{x} {{y}}";
const SMALL = new TextEncoder().encode('The fox was red, and it\'s "quick".');
const LARGE = new TextEncoder().encode("A long report. ".repeat(200));
const SECRET = "Bearer \"s3cr3t'\\";
const SMALL_NAME = "it's $HOME.txt";

// The types of the SDK are a megabyte, and a machine may have other things to do.
const COMPILING_MS = 180_000;

let rig: Rig;
beforeAll(async () => {
  rig = await createRig({ INLINE_MAX_BYTES: "1000" });
});
afterAll(() => rig.close());

type Asked = { turn: Turn; sent: Record<string, unknown>[]; source: CodeSource };

/** A turn of Parley's own, what the API was asked for it, and what programs are printed from. */
async function ask(message: Parameters<Rig["ask"]>[0], position = 0): Promise<Asked> {
  const before = (await rig.calls()).length;
  const turn = await rig.ask(message);
  const sent = (await rig.calls()).slice(before);
  return { turn, sent, source: await getCodeSource(rig.owner, turn.id, position) };
}

const following = ({ turn }: Asked) => ({ threadId: turn.threadId, parentId: turn.id });

/** Whole conversations whose last turn is printed, by what is special about its request. */
const REQUESTS = {
  text: () => ask({ text: "Why is the sky blue?" }),
  "text that every language would read as its own": () =>
    ask({ text: NASTY, settings: { system_instruction: NASTY } }),
  "settings of the model": () =>
    ask({
      text: "Count to 3",
      settings: {
        system_instruction: "Be brief.",
        service_tier: "flex",
        generation_config: {
          thinking_level: "low",
          seed: 7,
          max_output_tokens: 500,
          stop_sequences: ["\"'\\", "###"],
        },
      },
    }),
  "a response format": () =>
    ask({
      text: "A town",
      settings: {
        response_format: [
          {
            type: "text",
            mime_type: "application/json",
            schema: {
              type: "object",
              properties: { name: { type: "string" }, "it's": { type: ["number", "null"] } },
              required: ["name"],
            },
          },
        ],
      },
    }),
  attachments: async () => {
    const small = await rig.attach(SMALL_NAME, SMALL, "text/plain");
    const large = await rig.attach("report.txt", LARGE, "text/plain");
    const video = { type: "video" as const, uri: "https://www.youtube.com/watch?v=9hE5-98ZeCg" };
    return ask({ text: "What is in these?", files: [small, large, video] });
  },
  "tools of Google": async () => {
    const store = await createStore(rig.owner, "Papers");
    await createMcpServer(rig.owner, {
      name: "calendar",
      url: "https://calendar.example/mcp",
      headers: [{ name: "Authorization", value: SECRET }],
    });
    return ask({
      text: "What is new?",
      settings: {
        tools: [
          { type: "google_search" },
          { type: "url_context" },
          { type: "code_execution" },
          { type: "mcp_server", name: "calendar", allowed_tools: ["list"] },
          { type: "file_search", file_search_store_names: [`fileSearchStores/${store.id}`] },
        ],
      },
    });
  },
  "Google Maps": () =>
    ask({
      text: "Where is a café?",
      settings: { tools: [{ type: "google_maps", latitude: 48.1, longitude: 11.5 }] },
    }),
  "a conversation that Google keeps": async () =>
    ask({ text: "And who made it?", ...following(await ask({ text: "Name a painting" })) }),
  "a conversation that is sent along": async () => {
    const settings: Partial<Settings> = { store: false };
    const first = await ask({
      text: "Search for a fox",
      settings: { ...settings, tools: [{ type: "google_search" }] },
    });
    return ask({ text: "And again?", settings, ...following(first) });
  },
  "an agent with its environment": async () => {
    const settings: Partial<Settings> = { agent: "antigravity-preview-09-2026" };
    const first = await ask({ text: "Compute the first 20 Fibonacci numbers and save them", settings });
    return ask({ text: "What files are there?", settings, ...following(first) });
  },
  "an agent in the foreground": () =>
    ask({ text: "Write a poem", settings: { agent: "antigravity-preview-05-2026" } }),
  research: () => ask({ text: "Research foxes", settings: { agent: "deep-research-preview-04-2026" } }),
  "a picture": () =>
    ask({
      text: "A fox",
      settings: {
        model: "gemini-3.1-flash-image",
        response_format: [{ type: "image", aspect_ratio: "16:9" }],
      },
    }),
  speech: () =>
    ask({
      text: "Good morning",
      settings: { model: "gemini-3.8-flash-tts", generation_config: { speech_config: [{ voice: "Kore" }] } },
    }),
} satisfies Record<string, () => Promise<Asked>>;

const ROUNDS = {
  "functions and their results": () =>
    ask({ text: "Weather in Paris and London?", settings: withTools(WEATHER) }),
  "a function that has to be called once": () =>
    ask({
      text: "What is the weather in Paris?",
      settings: { ...withTools(WEATHER), generation_config: { tool_choice: "any" } },
    }),
} satisfies Record<string, () => Promise<Asked>>;

const UNSTORED_ROUNDS = () =>
  ask({ text: "What is the weather in Rome?", settings: { ...withTools(WEATHER), store: false } });

/** What a program asked of the API. */
async function askedBy(language: Language, source: CodeSource): Promise<Record<string, unknown>[]> {
  const files = { [SMALL_NAME.replaceAll('"', "_")]: SMALL, "report.txt": LARGE };
  const folder = await createFolder(files);
  const before = (await rig.requests()).length;
  const variables = { MCP_CALENDAR_AUTHORIZATION: SECRET };
  try {
    await runProgram(language, { folder, source, variables });
  } finally {
    await removeFolder(folder);
  }
  const requests = (await rig.requests()).slice(before);
  return requests.flatMap(({ method, path, body }) =>
    method === "POST" && path.endsWith("/interactions") && body ? [body] : [],
  );
}

/** What differs from run to run: the API's names for what it does. */
const withoutNames = (bodies: readonly Record<string, unknown>[]) =>
  bodies.map((body) =>
    JSON.parse(
      JSON.stringify(body, (key, value) =>
        ["previous_interaction_id", "call_id", "id", "signature"].includes(key) ? "…" : value,
      ),
    ),
  );

const LANGUAGES: Language[] = ["typescript", "python", "curl"];
const runnable = new Map(
  await Promise.all(LANGUAGES.map(async (name) => [name, await canRun(name)] as const)),
);

for (const language of LANGUAGES) {
  describe.skipIf(!runnable.get(language))(`the program in ${language}`, () => {
    test.for(Object.entries(REQUESTS))("asks just what Parley asked: %s", async ([, make]) => {
      const { sent, source } = await make();
      // What was refused before it was mended is not made again.
      expect(await askedBy(language, source)).toEqual(sent.slice(-1));
    });
  });
}

for (const language of ["typescript", "python"] as const) {
  describe.skipIf(!runnable.get(language))(`the program in ${language}`, () => {
    test.for(Object.entries(ROUNDS))("goes through the rounds of %s", async ([, make]) => {
      const { sent, source } = await make();
      expect(sent.length).toBeGreaterThan(1);
      const asked = await askedBy(language, source);
      expect(asked[0]).toEqual(sent[0]);
      expect(withoutNames(asked)).toEqual(withoutNames(sent));
    });

    test("sends all steps back where Google keeps none", async () => {
      const { sent, source } = await UNSTORED_ROUNDS();
      const asked = await askedBy(language, source);
      const whole = sent.map((body) => ({ ...body, stream: false }));
      expect(asked[0]).toEqual(whole[0]);
      // The emulator refuses signatures that it has not made, so that they came through is plain by the answer.
      expect(withoutNames(asked)).toEqual(withoutNames(whole));
    });
  });
}

describe("a large file of which Google has no copy any more", () => {
  test.for(["typescript", "python"] as const)(
    "is uploaded by the program in %s",
    async (language, { skip }) => {
      if (!runnable.get(language)) skip();
      const { turn } = await REQUESTS.attachments();
      const { db } = await database();
      await db
        .updateTable("blobs")
        .set({ google_expires_at: 1 })
        .where("google_uri", "is not", null)
        .execute();
      const source = await getCodeSource(rig.owner, turn.id, 0);
      expect(Object.values(source.placeholders)).toContainEqual(expect.objectContaining({ kind: "upload" }));
      const [asked] = await askedBy(language, source);
      // The emulator refuses the address of a file that it does not have.
      expect(JSON.stringify(asked?.input)).toMatch(/files\/[a-z0-9]+/);
      expect((await rig.requests()).at(-1)).toMatchObject({ path: expect.stringMatching(/interactions$/) });
    },
  );
});

test.for(["typescript", "python"] as const)(
  "the program in %s prints all of an answer, also where the first words come with their step",
  async (language, { skip }) => {
    if (!runnable.get(language)) skip();
    const { turn, source } = await REQUESTS.text();
    const folder = await createFolder({});
    const run = () => runProgram(language, { folder, source });
    try {
      // The emulator begins a step in both ways by turns, as the API does in some.
      expect([await run(), await run()]).toEqual([selectText(turn), selectText(turn)]);
    } finally {
      await removeFolder(folder);
    }
  },
);

test("every program compiles against the SDK", { timeout: COMPILING_MS }, async () => {
  const all = { ...REQUESTS, ...ROUNDS, unstored: UNSTORED_ROUNDS };
  const programs: Record<string, string> = {};
  for (const [name, make] of Object.entries(all)) {
    programs[`${name.replaceAll(/\W/g, "-")}.mts`] = printTypescript((await make()).source);
  }
  expect(await compile(programs)).toBe("");
});

describe("the source of a program", () => {
  test("is each request of the turn by itself", async () => {
    const { turn, sent, source } = await ROUNDS["functions and their results"]();
    expect(source).toMatchObject({ position: 0, count: sent.length });
    const second = await getCodeSource(rig.owner, turn.id, 1);
    expect(second.params).toEqual(sent[1]);
    expect(second.answers).toEqual([]);
    await expect(getCodeSource(rig.owner, turn.id, sent.length)).rejects.toThrow("not_found");
  });

  test("has no key, no bytes and no secret of a server", async () => {
    const { source } = await REQUESTS["tools of Google"]();
    expect(JSON.stringify(source)).not.toMatch(/s3cr3t|test-key/);
    const { source: attached } = await REQUESTS.attachments();
    expect(JSON.stringify(attached)).not.toContain(Buffer.from(SMALL).toString("base64").slice(0, 20));
  });

  test("is its owner's alone", async () => {
    const { turn } = await REQUESTS.text();
    const { owner } = await createOwner();
    await expect(getCodeSource(owner, turn.id, 0)).rejects.toThrow("not_found");
    await expect(getCodeSource(rig.owner, newId(), 0)).rejects.toThrow("not_found");
  });
});
