import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { GoogleGenAI } from "@google/genai";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createEmulator } from "../emulator.ts";
import { toPdf } from "../facts/test-pdfs.ts";
import { createEmulatorServer } from "../server.ts";

const emulator = createEmulator({ pace: 0 });
const server = createEmulatorServer(emulator);
const noRetries = { retries: { strategy: "none" as const } };
const model = "gemini-3.8-flash";
let baseUrl = "";

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
  server.closeAllConnections();
});

const clients: [string, () => GoogleGenAI][] = [
  ["in process", () => new GoogleGenAI({ apiKey: "k", httpOptions: { fetch: emulator.fetch } })],
  [
    "over HTTP, v1beta",
    () => new GoogleGenAI({ apiKey: "k", apiVersion: "v1beta", httpOptions: { baseUrl } }),
  ],
];

function textFile(text: string, type = "text/plain") {
  return new Blob([text], { type });
}

async function createStore(ai: GoogleGenAI, displayName = "House papers"): Promise<string> {
  const { name } = await ai.fileSearchStores.create({ config: { displayName } });
  return name ?? "";
}

type Filling = { displayName: string; customMetadata?: object[] };

async function fill(ai: GoogleGenAI, fileSearchStoreName: string, file: Blob, config: Filling) {
  let operation = await ai.fileSearchStores.uploadToFileSearchStore({ fileSearchStoreName, file, config });
  for (let round = 0; !operation.done && round < 10; round += 1) {
    operation = await ai.operations.get({ operation });
  }
  return operation;
}

function citationsIn(steps: { type: string; content?: unknown }[] | undefined): Record<string, unknown>[] {
  const output = steps?.findLast(({ type }) => type === "model_output");
  const blocks = Array.isArray(output?.content) ? output.content : [];
  return blocks.flatMap(({ annotations = [] }) => annotations);
}

describe.each(clients)("the SDK %s", (_name, client) => {
  test("creates a store, fills it, lists what is in it, and deletes it", async () => {
    const ai = client();
    const name = await createStore(ai);
    expect(name).toMatch(/^fileSearchStores\/house-papers-[a-z0-9]{12}$/);
    const customMetadata = [{ key: "year", numericValue: 2021 }];
    const operation = await fill(ai, name, textFile("The roof was mended in May."), {
      displayName: "roof.txt",
      customMetadata,
    });
    expect(operation).toMatchObject({ done: true, response: { parent: name } });
    expect(operation.name).toMatch(/^fileSearchStores\/.+\/upload\/operations\/.+/);
    expect(await ai.fileSearchStores.get({ name })).toMatchObject({
      displayName: "House papers",
      activeDocumentsCount: "1",
      sizeBytes: "27",
    });
    const documents = [];
    for await (const document of await ai.fileSearchStores.documents.list({ parent: name }))
      documents.push(document);
    expect(documents).toMatchObject([
      { displayName: "roof.txt", state: "STATE_ACTIVE", mimeType: "text/plain", customMetadata },
    ]);
    await expect(ai.fileSearchStores.delete({ name })).rejects.toMatchObject({ status: 400 });
    const documentName = documents[0]?.name ?? "";
    await ai.fileSearchStores.documents.delete({ name: documentName, config: { force: true } });
    await expect(ai.fileSearchStores.documents.get({ name: documentName })).rejects.toMatchObject({
      status: 404,
    });
    await ai.fileSearchStores.delete({ name });
    await expect(ai.fileSearchStores.get({ name })).rejects.toMatchObject({ status: 404 });
  });

  test("lists all stores, page by page, and comes to an end", async () => {
    const ai = client();
    const made = [await createStore(ai, "One"), await createStore(ai, "Two"), await createStore(ai, "Three")];
    const names: (string | undefined)[] = [];
    for await (const store of await ai.fileSearchStores.list({ config: { pageSize: 2 } }))
      names.push(store.name);
    expect(names).toEqual(expect.arrayContaining(made));
  });

  test("imports a file that was uploaded before", async () => {
    const ai = client();
    const name = await createStore(ai);
    const file = await ai.files.upload({
      file: textFile("# Boiler\n\nThe boiler is serviced every October.", "text/markdown"),
      config: { displayName: "boiler.md" },
    });
    const operation = await ai.fileSearchStores.importFile({
      fileSearchStoreName: name,
      fileName: file.name ?? "",
    });
    expect(operation.name).toContain("/operations/");
    const interaction = await ask(ai, "When is the boiler serviced?", { file_search_store_names: [name] });
    expect(interaction.output_text).toContain("every October");
    expect(citationsIn(interaction.steps)).toMatchObject([{ type: "file_citation", file_name: "boiler.md" }]);
  });
});

function ask(ai: GoogleGenAI, input: string, tool: object) {
  return ai.interactions.create(
    { model, input, tools: [{ type: "file_search" as const, ...tool }] },
    noRetries,
  );
}

test("a PDF is cited by the page that the words stand on", async () => {
  const ai = new GoogleGenAI({ apiKey: "k", httpOptions: { fetch: emulator.fetch } });
  for (const options of [{}, { isDeflated: true }, { isDeflated: true, hasOwnSigns: true }]) {
    const name = await createStore(ai);
    const pages = ["The ferry leaves at nine (every day).", "The lighthouse is 41 metres tall."];
    const file = new Blob([new Uint8Array(toPdf(pages, options))], { type: "application/pdf" });
    await fill(ai, name, file, { displayName: "island.pdf" });
    const { steps, output_text } = await ask(ai, "How tall is the lighthouse?", {
      file_search_store_names: [name],
    });
    expect(steps?.map(({ type }) => type)).toEqual([
      "thought",
      "file_search_call",
      "file_search_result",
      "thought",
      "model_output",
    ]);
    expect(output_text).toBe("The lighthouse is 41 metres tall.");
    expect(citationsIn(steps)).toMatchObject([
      {
        file_name: "island.pdf",
        page_number: 2,
        document_uri: expect.stringContaining(name),
        start_index: 0,
        end_index: Buffer.byteLength(output_text ?? ""),
      },
    ]);
  }
});

test("a filter narrows the search to the documents whose metadata pass it", async () => {
  const ai = new GoogleGenAI({ apiKey: "k", httpOptions: { fetch: emulator.fetch } });
  const name = await createStore(ai);
  for (const year of [1999, 2021]) {
    await fill(ai, name, textFile(`In ${year} the fence was painted.`), {
      displayName: `${year}.txt`,
      customMetadata: [
        { key: "year", numericValue: year },
        { key: "kind", stringValue: "diary" },
      ],
    });
  }
  const filesFor = async (metadata_filter: string) => {
    const asked = await ask(ai, "When was the fence painted?", {
      file_search_store_names: [name],
      metadata_filter,
    });
    return citationsIn(asked.steps).map(({ file_name }) => file_name);
  };
  expect(await filesFor("year > 2000")).toEqual(["2021.txt"]);
  expect(await filesFor('kind = "diary" AND (year < 2000 OR year = 7)')).toEqual(["1999.txt"]);
  expect(await filesFor('NOT kind = "diary"')).toEqual([]);
  expect((await filesFor('kind = "diary"')).length).toBe(2);
  await expect(filesFor("year >")).rejects.toMatchObject({ status: 400 });
});

test("a document is pending for some seconds, then active, or failed where it cannot be read", async () => {
  let now = 1_000_000;
  const slow = createEmulator({ pace: 1, now: () => now });
  const ai = new GoogleGenAI({ apiKey: "k", httpOptions: { fetch: slow.fetch } });
  const name = await createStore(ai);
  const upload = (displayName: string, type = "text/plain") =>
    ai.fileSearchStores.uploadToFileSearchStore({
      fileSearchStoreName: name,
      file: textFile("Some words.", type),
      config: { displayName },
    });
  const fine = await upload("fine.txt");
  const broken = await upload("broken.txt [fault: processing failed]");
  const foreign = await upload("song.mp3", "audio/mpeg");
  expect(fine.done).toBeUndefined();
  expect(await ai.fileSearchStores.get({ name })).toMatchObject({ pendingDocumentsCount: "3" });
  now += 10_000;
  expect(await ai.operations.get({ operation: fine })).toMatchObject({ done: true });
  for (const operation of [broken, foreign]) {
    expect(await ai.operations.get({ operation })).toMatchObject({
      done: true,
      error: { message: expect.any(String) },
    });
  }
  expect(await ai.fileSearchStores.get({ name })).toMatchObject({
    activeDocumentsCount: "1",
    failedDocumentsCount: "2",
  });
});

test("an unknown store is refused, where it is asked for and where it is to be searched", async () => {
  const ai = new GoogleGenAI({ apiKey: "k", httpOptions: { fetch: emulator.fetch } });
  const name = "fileSearchStores/nothing-here";
  await expect(ai.fileSearchStores.get({ name })).rejects.toMatchObject({ status: 404 });
  await expect(ask(ai, "Hello", { file_search_store_names: [name] })).rejects.toMatchObject({ status: 400 });
  await expect(ask(ai, "Hello", { file_search_store_names: [] })).rejects.toMatchObject({ status: 400 });
});
