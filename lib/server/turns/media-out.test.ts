import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mediaIn, outputMediaOf } from "@/lib/protocol/media";
import { selectText } from "@/lib/protocol/select";
import type { Settings, Turn } from "@/lib/protocol/thread";
import { database } from "@/lib/server/db/client";
import { serveMedia } from "@/lib/server/media/serve";
import { createRig, type Rig } from "@/lib/server/rig";
import { readAloud } from "@/lib/server/speech/read-aloud";
import { recheckTurn } from "./recheck";

const IMAGE: Partial<Settings> = { model: "gemini-nano-banana-2.1" };
const SPEECH: Partial<Settings> = { model: "gemini-3.8-flash-tts" };
const OLD_SPEECH: Partial<Settings> = { model: "gemini-3.1-flash-tts-preview" };
const MUSIC: Partial<Settings> = { model: "lyria-3.5" };
const VIDEO: Partial<Settings> = { model: "gemini-omni-1.2-flash" };
const FILM: Settings["response_format"] = [{ type: "video", resolution: "360p", duration: "3s" }];

/** Longer than any word, id or signature that belongs in a row or a frame. */
const BASE64 = /[A-Za-z0-9+/]{1000}/;

let rig: Rig;
beforeAll(async () => {
  rig = await createRig();
});
afterAll(() => rig.close());

async function bytesOf(turn: Turn, position = 0): Promise<Buffer> {
  const id = outputMediaOf(turn.steps)[position]?.media?.id ?? "";
  const response = await serveMedia(rig.owner, id, new Request(`http://localhost/api/media/${id}`));
  return Buffer.from(await response.arrayBuffer());
}

function wavHeaderOf(bytes: Buffer) {
  expect(bytes.toString("latin1", 0, 4) + bytes.toString("latin1", 8, 16)).toBe("RIFFWAVEfmt ");
  expect(bytes.readUInt32LE(4)).toBe(bytes.length - 8);
  expect(bytes.readUInt32LE(40)).toBe(bytes.length - 44);
  return { channels: bytes.readUInt16LE(22), rate: bytes.readUInt32LE(24), bits: bytes.readUInt16LE(34) };
}

describe("what a model makes", () => {
  test.each([
    ["a picture", "Draw a fox", IMAGE, "image"],
    ["speech", "Say: good morning", SPEECH, "audio"],
    ["speech of an older model", "Say: good morning", OLD_SPEECH, "audio"],
    ["a song", "A song about rain, 5 seconds", MUSIC, "audio"],
    ["a film", "A boat", { ...VIDEO, response_format: FILM }, "video"],
  ])("%s is stored, and no row and no frame holds its bytes", async (_name, text, settings, type) => {
    const { turnId } = await rig.send({ text, settings });
    const { turn, events } = await rig.read(turnId);
    expect(turn.status).toBe("completed");
    const [made] = outputMediaOf(turn.steps);
    expect(made).toMatchObject({ type, uri: `/api/media/${made?.media?.id}` });
    expect(made?.media?.size).toBe((await bytesOf(turn)).length);
    expect(JSON.stringify(events)).not.toMatch(BASE64);
    expect(await everythingStored()).not.toMatch(BASE64);
  });

  test("a picture has its size in pixels before its bytes are asked for", async () => {
    const format: Settings["response_format"] = [{ type: "image", aspect_ratio: "16:9", image_size: "2K" }];
    const turn = await rig.ask({ text: "Draw a fox", settings: { ...IMAGE, response_format: format } });
    const bytes = await bytesOf(turn);
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
    const [made] = outputMediaOf(turn.steps);
    const { width = 0, height = 1 } = made?.media ?? {};
    expect(width / height).toBeCloseTo(16 / 9, 1);
    expect(width).toBeGreaterThan(2000);
  });

  test("sound without a header gets one that says its true rate", async () => {
    const turn = await rig.ask({ text: "Say: good morning", settings: OLD_SPEECH });
    expect(wavHeaderOf(await bytesOf(turn))).toEqual({ channels: 1, rate: 24_000, bits: 16 });
  });

  test("a song has its words and its sound", async () => {
    const turn = await rig.ask({ text: "A song about rain, 5 seconds", settings: MUSIC });
    expect(selectText(turn)).toMatch(/rain/i);
    expect(wavHeaderOf(await bytesOf(turn))).toEqual({ channels: 2, rate: 44_100, bits: 16 });
  });

  test("a draft inside a thought is stored like the picture, and is none of its results", async () => {
    const { turnId } = await rig.send({ text: "Draw a fox [fault: interim image]", settings: IMAGE });
    const { turn, events } = await rig.read(turnId);
    const drafts = turn.steps.flatMap((step) => (step.type === "thought" ? mediaIn(step.summary) : []));
    expect(drafts).toHaveLength(1);
    expect(drafts[0]?.media?.width).toBeGreaterThan(0);
    expect(outputMediaOf(turn.steps)).toHaveLength(1);
    expect(JSON.stringify(events)).not.toMatch(BASE64);
  });

  test("what Google keeps for itself is fetched and stored here", async () => {
    const turn = await rig.ask({
      text: "A boat [fault: by address]",
      settings: { ...VIDEO, response_format: FILM },
    });
    expect(turn.status).toBe("completed");
    expect((await bytesOf(turn)).toString("latin1", 4, 8)).toBe("ftyp");
    expect(JSON.stringify(turn)).not.toContain("generativelanguage");
  });

  test("a refusal in words is an answer in words", async () => {
    const turn = await rig.ask({ text: "Draw a fox [fault: no image]", settings: IMAGE });
    expect(turn.status).toBe("completed");
    expect(outputMediaOf(turn.steps)).toEqual([]);
    expect(selectText(turn)).not.toBe("");
  });
});

describe("a picture that is changed", () => {
  test("is changed by the next turn, and an older version can be changed again", async () => {
    const first = await rig.ask({ text: "Draw a red fox in snow", settings: IMAGE });
    const { threadId } = first;
    const ask = (text: string, parent: Turn) =>
      rig.ask({ text, settings: IMAGE, threadId, parentId: parent.id });
    const second = await ask("Make it night", first);
    const third = await ask("Make the fox blue", second);
    const other = await ask("Add a moon", first);
    const all = await Promise.all([first, second, third, other].map((turn) => bytesOf(turn)));
    expect(new Set(all.map((bytes) => bytes.toString("base64"))).size).toBe(4);
  });

  test("stays in the history that is sent along when Google has lost the conversation", async () => {
    const first = await rig.ask({ text: "Draw a red fox in snow", settings: IMAGE });
    const turn = await rig.ask({
      text: "Make it night [fault: previous 404]",
      settings: IMAGE,
      threadId: first.threadId,
      parentId: first.id,
    });
    expect(turn.replayed).toBe(true);
    expect(turn.status).toBe("completed");
    const input = (await rig.calls()).at(-1)?.input as { type: string; content?: object[] }[];
    const output = input.find((step) => step.type === "model_output");
    const data = (await bytesOf(first)).toString("base64");
    expect(output?.content).toEqual([{ type: "image", mime_type: "image/jpeg", data }]);
  });
});

describe("a connection that breaks while media come", () => {
  test("UF-21 leaves no broken picture, and the whole one is fetched", async () => {
    const turn = await rig.ask({ text: "Draw a fox [fault: cut image]", settings: IMAGE });
    expect(turn.status).toBe("completed");
    expect(outputMediaOf(turn.steps)).toHaveLength(1);
    const bytes = await bytesOf(turn);
    expect(bytes.subarray(-2)).toEqual(Buffer.from([0xff, 0xd9]));
  });

  test("UF-21 leaves no broken sound, and nothing where Google does not have it either", async () => {
    const text = "Say: good morning [fault: cut image] [fault: lost]";
    const turn = await rig.ask({ text, settings: SPEECH });
    expect(turn.status).toBe("cut_off");
    expect(outputMediaOf(turn.steps)).toEqual([]);
    const { db } = await database();
    const rows = await db.selectFrom("media_uses").selectAll().where("turn_id", "=", turn.id).execute();
    expect(rows).toEqual([]);
  });

  test("a later look at Google brings the picture without its bytes", async () => {
    const done = await rig.ask({ text: "Draw a fox", settings: IMAGE });
    const cut: Turn = { ...done, status: "cut_off", error: { code: "cut_off" }, steps: [] };
    const { db } = await database();
    await db
      .updateTable("turns")
      .set({ turn: JSON.stringify(cut) })
      .where("id", "=", done.id)
      .execute();
    const found = await recheckTurn(rig.owner, done.id);
    expect(found.status).toBe("completed");
    expect(outputMediaOf(found.steps)).toHaveLength(1);
    expect(JSON.stringify(found)).not.toMatch(BASE64);
  });
});

describe("a thread of several kinds of models", () => {
  test("words after speech know what was said before it", async () => {
    const first = await rig.ask({ text: "I have 2 dogs in my house." });
    const { threadId } = first;
    const spoken = await rig.ask({ text: "Say: hello", settings: SPEECH, threadId, parentId: first.id });
    expect(spoken.status).toBe("completed");
    const last = await rig.ask({ text: "How many paws are in my house?", threadId, parentId: spoken.id });
    expect(selectText(last)).toContain("8 paws");
  });

  test("two speakers each have their voice", async () => {
    const voices = [
      { voice: "Kore", speaker: "Joe", style: "cheerful" },
      { voice: "Puck", speaker: "Jane" },
    ];
    const settings = { ...SPEECH, generation_config: { speech_config: voices } };
    const turn = await rig.ask({ text: "Joe: How are you?\nJane: Well, and you?", settings });
    expect(turn.status).toBe("completed");
    const call = (await rig.calls()).at(-1);
    expect(call?.generation_config).toMatchObject({
      speech_config: {
        speakers: [
          { speaker: "Joe", voice: "Kore" },
          { speaker: "Jane", voice: "Puck" },
        ],
      },
    });
    expect(call?.response_format).toEqual({ type: "audio" });
  });

  test("settings for pictures are not sent to a model of words", async () => {
    const format: Settings["response_format"] = [{ type: "image", aspect_ratio: "1:1" }];
    const turn = await rig.ask({ text: "Hello", settings: { response_format: format } });
    expect(turn.status).toBe("completed");
    expect((await rig.calls()).at(-1)).not.toHaveProperty("response_format");
  });
});

describe("a reply that is read aloud", () => {
  const spokenCalls = async () =>
    (await rig.requests()).filter(({ body }) => String(body?.model).includes("tts")).length;

  test("is spoken once, however often it is asked for", async () => {
    const turn = await rig.ask({ text: "Write a haiku" });
    const before = await spokenCalls();
    const [first, second] = await Promise.all([readAloud(rig.owner, turn.id), readAloud(rig.owner, turn.id)]);
    expect(await readAloud(rig.owner, turn.id)).toEqual(first);
    expect(second).toEqual(first);
    expect((await spokenCalls()) - before).toBe(1);
    await readAloud(rig.owner, turn.id, "Puck");
    expect((await spokenCalls()) - before).toBe(2);
  });

  test("is one sound also where it is too long for one call", async () => {
    const turn = await rig.ask({ text: "Count to 1200" });
    const content = await readAloud(rig.owner, turn.id);
    const id = content.media?.id ?? "";
    const response = await serveMedia(rig.owner, id, new Request(`http://localhost/api/media/${id}`));
    wavHeaderOf(Buffer.from(await response.arrayBuffer()));
  });
});

/** Every value of every row of every table, as one text. */
async function everythingStored(): Promise<string> {
  const { db } = await database();
  const tables = await db.introspection.getTables();
  const rows = await Promise.all(
    tables.map(({ name }) => sql`select * from ${sql.table(name)}`.execute(db).then((result) => result.rows)),
  );
  return JSON.stringify(rows);
}
