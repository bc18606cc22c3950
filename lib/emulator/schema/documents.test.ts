import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { createTestClient, outputOf, readEvents } from "../test-client.ts";
import { makeDocument } from "./make-document.ts";

const RECIPE = {
  type: "object",
  properties: {
    name: { type: "string" },
    ingredients: {
      type: "array",
      minItems: 3,
      items: {
        type: "object",
        properties: { name: { type: "string" }, amount: { type: "string" } },
        required: ["name", "amount"],
      },
    },
    steps: { type: "array", items: { type: "string" } },
  },
  required: ["name", "ingredients", "steps"],
};
const toSchema = (schema: object): Record<string, unknown> => ({ ...schema });
const toFormat = (schema: object) => ({ type: "text", mime_type: "application/json", schema });

test("a recipe by its schema is a recipe, its keys in order, in several pieces", async () => {
  const { create, stream } = createTestClient();
  const request = { input: "A recipe for pancakes", response_format: toFormat(RECIPE) };
  const answer = await create(request);
  const recipe = JSON.parse(outputOf(answer));
  expect(Object.keys(recipe)).toEqual(["name", "ingredients", "steps"]);
  expect(recipe.name).toMatch(/pancakes/i);
  expect(recipe.ingredients).toContainEqual({ name: "flour", amount: "200 g" });
  const events = await readEvents(await stream(request));
  const texts = events.filter((event) => event.event_type === "step.delta" && event.delta.type === "text");
  expect(texts.length).toBeGreaterThan(2);
});

test("what the text tells is in the document", () => {
  const schema = {
    type: "object",
    properties: { name: { type: "string" }, age: { type: "integer" }, email: { type: "string" } },
  };
  expect(makeDocument(schema, "Extract the person: Grace Hopper is 45 years old, grace@example.com")).toEqual(
    {
      name: "Grace Hopper",
      age: 45,
      email: "grace@example.com",
    },
  );
});

test("a list of rivers holds rivers, as the whole document or inside it", () => {
  const river = { type: "object", properties: { name: { type: "string" }, length_km: { type: "number" } } };
  const list = { type: "array", items: river, minItems: 5, maxItems: 5 };
  const rivers = makeDocument(list, "Five rivers");
  expect(rivers).toContainEqual({ name: "Nile", length_km: 6650 });
  expect(makeDocument({ type: "object", properties: { rivers: list } }, "Five rivers")).toEqual({ rivers });
});

test("steps as objects are numbered", () => {
  const step = { type: "object", properties: { number: { type: "integer" }, text: { type: "string" } } };
  const document = makeDocument(
    { type: "object", properties: { steps: { type: "array", items: step } } },
    "A recipe",
  );
  expect(JSON.stringify(document)).toContain('{"number":2,"text":"Beat');
});

test("a schema that refers to itself comes to an end", () => {
  const node = {
    type: "object",
    properties: {
      name: { type: "string" },
      children: { type: "array", items: { $ref: "#" } },
      parent: { anyOf: [{ $ref: "#" }, { type: "null" }] },
    },
    required: ["name", "children"],
  };
  const document = makeDocument(node, "A family tree");
  expect(document).toMatchObject({ name: expect.any(String), children: expect.any(Array) });
  expect(JSON.stringify(document).length).toBeLessThan(20_000);
});

const scalars = fc.oneof(
  fc.constant({ type: "string" }),
  fc.constant({ type: ["string", "null"] }),
  fc.constant({ type: "boolean" }),
  fc.constant({ type: "null" }),
  fc.constantFrom({ type: "string", format: "date" }, { type: "string", format: "date-time" }),
  fc.record({
    type: fc.constant("string"),
    enum: fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 4 }),
  }),
  fc.tuple(fc.integer({ min: -1_000, max: 1_000 }), fc.nat(500)).chain(([minimum, span]) =>
    fc.record({
      type: fc.constantFrom("integer", "number"),
      minimum: fc.constant(minimum),
      maximum: fc.constant(minimum + span),
    }),
  ),
);
const { schemas } = fc.letrec<{ schemas: object }>((tie) => ({
  schemas: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    scalars,
    fc
      .dictionary(fc.constantFrom("name", "steps", "age", "items", "price", "x"), tie("schemas"), {
        minKeys: 1,
      })
      .map((properties) => ({ type: "object", properties, required: Object.keys(properties) })),
    fc
      .tuple(tie("schemas"), fc.nat(3), fc.nat(3))
      .map(([items, minItems, more]) => ({ type: "array", items, minItems, maxItems: minItems + more })),
    fc.array(tie("schemas"), { minLength: 1, maxLength: 3 }).map((anyOf) => ({ anyOf })),
  ),
}));

test("a document follows its schema, whatever the schema and the text", () => {
  const texts = fc.constantFrom(
    "A recipe for pancakes",
    "Five rivers",
    "Products, please",
    "Ada is 36 years old",
    "Hello",
  );
  fc.assert(
    fc.property(schemas, texts, (schema, text) => {
      const parsed = z.fromJSONSchema(toSchema(schema)).safeParse(makeDocument({ ...schema }, text));
      expect(parsed.error?.issues).toBeUndefined();
    }),
    { numRuns: 400 },
  );
});

test("cut json: incomplete, and no whole document", async () => {
  const { create } = createTestClient();
  const answer = await create({ input: "A recipe [fault: cut json]", response_format: toFormat(RECIPE) });
  expect(answer.status).toBe("incomplete");
  expect(() => JSON.parse(outputOf(answer))).toThrow();
});

test("wrong json: a whole document that its schema forbids", async () => {
  const { create } = createTestClient();
  const answer = await create({ input: "A recipe [fault: wrong json]", response_format: toFormat(RECIPE) });
  const parsed = z.fromJSONSchema(toSchema(RECIPE)).safeParse(JSON.parse(outputOf(answer)));
  expect([answer.status, parsed.success]).toEqual(["completed", false]);
});

test("with tools, the document comes after what they found, and after the calls", async () => {
  const { create } = createTestClient();
  const response_format = toFormat({
    type: "object",
    properties: { winner: { type: "string" }, score: { type: "string" } },
  });
  const searched = await create({
    input: "Who won Euro 2024?",
    tools: [{ type: "google_search" }],
    response_format,
  });
  expect(searched.steps?.map(({ type }) => type)).toContain("google_search_result");
  expect(JSON.parse(outputOf(searched))).toEqual({ winner: "Spain", score: "2–1" });
  const tools = [{ type: "function", name: "find_winner" }];
  const asked = await create({ input: "find_winner of Euro 2024", tools, response_format });
  expect([asked.status, outputOf(asked)]).toEqual(["requires_action", ""]);
  const call = asked.steps?.find(({ type }) => type === "function_call");
  const input = [{ type: "function_result", call_id: call?.id, result: "Spain" }];
  const answer = await create({ previous_interaction_id: asked.id, input, tools, response_format });
  expect(JSON.parse(outputOf(answer))).toEqual({ winner: "Spain", score: "2–1" });
});

test("the older form, a bare schema, is taken as well", async () => {
  const { create } = createTestClient();
  const response_format = { type: "object", properties: { name: { type: "string" } } };
  const answer = await create({ input: "A recipe for soup", response_format });
  expect(JSON.parse(outputOf(answer))).toEqual({ name: "Tomato soup" });
});
