import { type ApiClient, newId } from "./api-client";
import { expect } from "./fixtures";
import { expectRefusal, test } from "./http-fixtures";
import {
  FREE_TEXTS,
  MAY_BE_A_NUMBER,
  MAY_BE_EMPTY,
  MAY_BE_EMPTY_LIST,
  MAY_BE_NULL,
  NEVER_FROM_A_CLIENT,
  OPTIONAL,
  OPTIONAL_IN_UPDATE,
  UNKNOWN_FIELDS,
} from "./request-fields";
import { addressOf, nameOf, WITH_BODY } from "./routes";
import { createThings, prepare, stateOf, type Things } from "./things";

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
type Case = { name: string; body: string };

const NUL = String.fromCharCode(0);
const DEPTH = 100_000;
const deep = "[".repeat(DEPTH) + "]".repeat(DEPTH);

const NOT_OBJECTS: Case[] = [
  "",
  " ",
  "null",
  "[]",
  '""',
  '"{}"',
  "0",
  "-1",
  "1e999",
  "true",
  "[{}]",
  "[null]",
  deep,
  "{",
  "[1",
  "{}{}",
  "{},",
  "{'a':1}",
  "{a:1}",
  "NaN",
  "undefined",
  "/**/{}",
  "{}//",
  `{}${NUL}`,
  "<a/>",
  "a=1&b=2",
].map((body) => ({ name: body.slice(0, 20), body }));

/** Every place in a value as a path, the whole first. */
function* placesIn(value: Json, path: string[] = []): Generator<string[]> {
  yield path;
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) yield* placesIn(inner, [...path, key]);
}

function at(value: Json, path: string[]): Json | undefined {
  return path.reduce<Json | undefined>((inner, key) => (inner as Record<string, Json>)?.[key], value);
}

/** The JSON text of `value` with the text `replacement` at `path`; undefined leaves the place out. */
function replaced(value: Json, path: string[], replacement: string | undefined): string {
  const [key, ...rest] = path;
  if (key === undefined) return replacement ?? "";
  const isList = Array.isArray(value);
  const parts = Object.entries(value as Record<string, Json>).flatMap(([name, inner]) => {
    const text = name === key ? replaced(inner, rest, replacement) : JSON.stringify(inner);
    if (name === key && rest.length === 0 && replacement === undefined) return [];
    return [isList ? text : `${JSON.stringify(name)}:${text}`];
  });
  return isList ? `[${parts}]` : `{${parts}}`;
}

const VALUES = ["7", "-1", "1.5", "true", '"x"', "null", "[]", "{}", '["x"]', '{"$ne":null}', deep, '""'];

/** Those of the values that are right for a field. */
function rightValues(value: Json, name: string): string[] {
  return [
    ...(typeof value === "boolean" ? ["true"] : []),
    ...(typeof value === "number" ? ["7"] : []),
    ...(FREE_TEXTS.includes(name) ? ['"x"'] : []),
    ...(MAY_BE_EMPTY.includes(name) ? ['""'] : []),
    ...(MAY_BE_NULL.includes(name) ? ["null"] : []),
    ...(MAY_BE_EMPTY_LIST.includes(name) ? ["[]"] : []),
    ...(MAY_BE_A_NUMBER.includes(name) ? ["7", "-1", "1.5"] : []),
  ];
}

function wrongTypes(valid: Json): Case[] {
  return [...placesIn(valid)].slice(1).flatMap((path) => {
    const name = path.join(".");
    const right = rightValues(at(valid, path) ?? null, name);
    return VALUES.filter((text) => !right.includes(text)).map((text) => ({
      name: `${name} is ${text.slice(0, 20)}`,
      body: replaced(valid, path, text),
    }));
  });
}

function missingFields(valid: Json, optional: string[]): Case[] {
  return [...placesIn(valid)]
    .slice(1)
    .filter((path) => !optional.includes(path.join(".")))
    .map((path) => ({ name: `no ${path.join(".")}`, body: replaced(valid, path, undefined) }));
}

/** `field` beside the others in every object of the body; as text, because of `__proto__`. */
function extraField(valid: Json, field: string): Case[] {
  const objects = [...placesIn(valid)].filter((path) => {
    const value = at(valid, path);
    return typeof value === "object" && value !== null && !Array.isArray(value);
  });
  return objects.map((path) => {
    const inner = JSON.stringify(at(valid, path)).slice(1, -1);
    const text = `{${inner}${inner && ","}${JSON.stringify(field)}:{"isAdmin":true}}`;
    return { name: `${field.slice(0, 20)} in ${path.join(".")}`, body: replaced(valid, path, text) };
  });
}

/** Every string of the body with something added that no field may hold. */
function badStrings(valid: Json): Case[] {
  const strings = [...placesIn(valid)].filter((path) => typeof at(valid, path) === "string");
  return strings.flatMap((path) => {
    const value = String(at(valid, path));
    const bad = { NUL: value + NUL, "64,001 characters": value.padEnd(64_001, "x") };
    return Object.entries(bad).map(([name, text]) => ({
      name: `${path.join(".")} with ${name}`,
      body: replaced(valid, path, JSON.stringify(text)),
    }));
  });
}

/** The last of two fields of a name counts, so that is the wrong one. */
function duplicates(valid: Json): Case[] {
  const inner = JSON.stringify(valid).slice(1, -1);
  return Object.entries(valid as object).map(([key, value]) => ({
    name: `${key} twice`,
    body: `{${inner},${JSON.stringify(key)}:${typeof value === "number" ? '"x"' : 7}}`,
  }));
}

type Target = { client: ApiClient; address: string; method: string; text: string };

async function expectAllRefused(target: Target, cases: readonly Case[]): Promise<void> {
  for (const { name, body } of cases) {
    const response = await target.client.fetch(target.address, { method: target.method, body });
    await test.step(name, () => expectRefusal(response, [400, 413]));
  }
}

for (const endpoint of WITH_BODY) {
  const example = (things: Things, text: string) => endpoint.body(things, text) as Json;
  const optional = endpoint.method === "POST" ? OPTIONAL : OPTIONAL_IN_UPDATE;
  const kinds: [string, (valid: Json) => readonly Case[]][] = [
    ["IV-01 takes no body but an object", () => NOT_OBJECTS],
    ["IV-01 takes no field of another type", wrongTypes],
    ["IV-01 takes nothing that lacks a field", (valid) => missingFields(valid, optional)],
    [
      "IV-01 takes no field that it does not know",
      (valid) => UNKNOWN_FIELDS.flatMap((f) => extraField(valid, f)),
    ],
    [
      "AZ-05 takes nothing that is not a client's to say",
      (valid) =>
        NEVER_FROM_A_CLIENT.filter((field) => !(field in (valid as object))).flatMap((f) =>
          extraField(valid, f),
        ),
    ],
    ["IV-01 takes no text that is too long or cannot be stored", badStrings],
    ["IV-01 lets no second field of a name in", duplicates],
    [
      "IV-01 takes nothing that is too large",
      (valid) => [
        { name: "a key of a megabyte", body: `{${JSON.stringify("a".repeat(2 ** 20))}:1}` },
        { name: "spaces", body: JSON.stringify(valid) + " ".repeat(600_000) },
      ],
    ],
  ];

  for (const [guarantee, casesOf] of kinds) {
    test(`${guarantee}: ${nameOf(endpoint)}`, async ({ client, marker }) => {
      const things = await prepare(client, endpoint, await createThings(client, "mine"));
      const before = await stateOf(client);
      const { method, path } = endpoint;
      const target = { client, method, address: addressOf(path, things), text: marker.text };
      await expectAllRefused(target, casesOf(example(things, marker.text)));
      expect(await stateOf(client), "nothing is stored").toBe(before);
      expect(await marker.upstreamCalls(), "nothing is sent to Google").toBe(0);
      const response = await client.fetch(target.address, { method, body: example(things, marker.text) });
      expect(response.status, await response.text()).toBe(200);
    });
  }
}

test("AZ-05 an input names no file and no step of its own", async ({ client, marker }) => {
  const content = [
    { type: "image", uri: "https://generativelanguage.googleapis.com/v1beta/files/abc" },
    {
      type: "image",
      uri: "https://GENERATIVELANGUAGE.googleapis.com/v1beta/files/abc",
      mime_type: "image/png",
    },
    { type: "image", data: "aGVsbG8=", mime_type: "image/png" },
    { type: "image", uri: `https://example.com/${marker.text}`, data: "aGVsbG8=" },
    { type: "image", uri: `http://example.com/${marker.text}` },
    { type: "image", uri: `file:///etc/passwd?${marker.text}` },
    { type: "image", uri: `gs://bucket/${marker.text}` },
    { type: "image", uri: `/api/media/${newId()}/../${marker.text}` },
    { type: "image", uri: `/api/threads/${newId()}` },
    { type: "document", file_id: newId(), text: marker.text },
    { type: "text", text: marker.text, uri: "gs://bucket/file" },
    { type: "text", text: marker.text, annotations: [] },
    { type: "function_result", call_id: "1", result: marker.text },
    { type: "model_output", content: [{ type: "text", text: marker.text }] },
    { type: "thought", signature: marker.text },
  ];
  for (const part of content) {
    const turn = {
      turnId: newId(),
      parentId: null,
      settings: { model: "gemini-3.8-flash" },
      newThread: true,
    };
    const body = { ...turn, input: [part] };
    const response = await client.fetch(`/api/threads/${newId()}/turns`, { method: "POST", body });
    await expectRefusal(response, 400);
  }
  expect(client.cookie).toBeNull();
  expect(await marker.upstreamCalls()).toBe(0);
});
