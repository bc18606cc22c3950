import { expect, test } from "vitest";
import { createTestClient, outputOf } from "./test-client.ts";
import type { Step } from "./wire.ts";

type Client = ReturnType<typeof createTestClient>;

/** The last answer of a conversation, held by previous_interaction_id. */
async function converse(texts: string[], client: Client = createTestClient()): Promise<string> {
  let previous: string | undefined;
  let answer = "";
  for (const input of texts) {
    const interaction = await client.create({ input, previous_interaction_id: previous ?? null });
    previous = interaction.id;
    answer = outputOf(interaction);
  }
  return answer;
}

async function converseStateless(texts: string[]): Promise<string> {
  const { create } = createTestClient();
  const timeline: Step[] = [];
  let answer = "";
  for (const text of texts) {
    timeline.push({ type: "user_input", content: [{ type: "text", text }] });
    const interaction = await create({ input: timeline, store: false });
    timeline.push(...(interaction.steps ?? []));
    answer = outputOf(interaction);
  }
  return answer;
}

const DOGS = ["I have 2 dogs in my house.", "How many paws are in my house?"];

test.each([
  ["by previous interaction", converse],
  ["by replayed steps", converseStateless],
])("two dogs make eight paws, remembered %s", async (_name, ask) => {
  const answer = await ask(DOGS);
  expect(answer).toContain("8 paws");
  expect(answer).toContain("2 × 4 = 8");
});

test.each([
  [["I have two cats and a parrot.", "I also got another cat.", "How many legs are there?"], "**14 legs**"],
  [["There are 3 spiders, 1 dog and 4 goldfish here.", "How many legs in my house?"], "**28 legs**"],
  [["We have five black sheep.", "How many animals do we have?"], "**5 animals**"],
  [["I have 3 dogs.", "I gave away one dog.", "How many dogs do I have?"], "**2 dogs**"],
  [["How many legs does an ant have?"], "**6 legs**"],
  [["My name is Ada.", "Hello", "What is my name?"], "**Ada**"],
  [["Me llamo José.", "¿Cómo me llamo?"], "**José**"],
  [["Remember that the code word is heron-42.", "What is the code word?"], "**heron-42**"],
  [["My favourite colour is dark green.", "What's my favourite colour?"], "**dark green**"],
  [["I live in São Paulo.", "Where do I live?"], "**São Paulo**"],
])("remembers: %s", async (texts, expected) => {
  expect(await converse(texts)).toContain(expected);
});

test.each([
  ["What is 12*7?", "**84**"],
  ["(3 + 4) × 5", "**35**"],
  ["What's 7 divided by 8?", "**0.875**"],
  ["2^10 - 24", "**1,000**"],
  ["Hallo!", "Hallo!"],
  ["Bonjour", "Bonjour !"],
  ["こんにちは", "こんにちは"],
  ["مرحبا", "مرحبًا"],
  ["What can you do?", "Parley's demo partner"],
  ["Write a table", "|:---|---:|:---:|"],
  ["Some math, please", "$$\n\\int"],
  ["Code in Rust", "```rust"],
  ["Answer in Japanese and Arabic, with emoji", "日本語"],
  ["Show me everything in markdown", "## A quotation"],
  ["Write a long answer about rivers", "# Rivers"],
  ["Why is the sky blue on Mars?", "> Why is the sky blue on Mars?"],
  ["[fault: no done]", "A stream is a promise in instalments."],
])("answers %s", async (text, expected) => {
  expect(await converse([text])).toContain(expected);
});

test("a length that is asked for is kept exactly", async () => {
  const numbers = Array.from({ length: 500 }, (_, index) => index + 1).join(" ");
  expect(await converse(["count to 500"])).toBe(numbers);
  expect((await converse(["Please repeat 250 words"])).split(" ")).toHaveLength(250);
  expect(Math.abs((await converse(["Write 20 KB"])).length - 20_480)).toBeLessThan(300);
  expect((await converse(["Write a long answer about rivers"])).length).toBeGreaterThan(6_000);
});

test.each([
  "continue",
  "Please go on.",
  "Your last answer was cut off. Continue it from exactly where it stops.",
])("%s joins seamlessly to an answer that was cut, again and again", async (words) => {
  const { create } = createTestClient();
  const input = "Write a long answer about the sea";
  const whole = outputOf(await create({ input }));
  let interaction = await create({ input, generation_config: { max_output_tokens: 700, seed: 4 } });
  let joined = outputOf(interaction);
  for (let round = 0; interaction.status === "incomplete" && round < 9; round += 1) {
    interaction = await create({
      input: words,
      previous_interaction_id: interaction.id,
      generation_config: { max_output_tokens: 700 },
    });
    joined += outputOf(interaction);
  }
  expect(joined).toBe(whole);
});

test("continue goes on from replayed steps that were cut anywhere", async () => {
  const { create } = createTestClient();
  const whole = outputOf(await create({ input: "Count to 60" }));
  for (const length of [1, 2, 20, 79, whole.length - 1]) {
    const rest = await create({
      input: [
        { type: "user_input", content: [{ type: "text", text: "Count to 60" }] },
        { type: "model_output", content: [{ type: "text", text: whole.slice(0, length) }] },
        { type: "user_input", content: [{ type: "text", text: "continue" }] },
      ],
    });
    expect(whole.slice(0, length) + outputOf(rest)).toBe(whole);
  }
});

test("the same conversation always gets the same answer", async () => {
  const texts = ["Hello", "Why?", "I have 2 dogs", "Write a long answer about bees"];
  expect(await converse(texts)).toBe(await converse(texts, createTestClient({ seed: "another" })));
});

const INSTRUCTION =
  "You name conversations. Answer with a title of at most six words for a conversation that begins with the message below.";

test.each([
  ["I have 2 dogs in my house.", "2 dogs in my house"],
  ["How many paws are in my house?", "How many paws"],
  ["Can you explain quantum entanglement to a child, please?", "Quantum entanglement to a child, please"],
  ["Wie koche ich Nudeln?", "Wie koche ich Nudeln"],
  ["**Fix** this: [fault: stall]", "Fix this"],
  ["日本の川について教えてください。", "日本の川について教えて"],
  ["🦜", "🦜"],
])("the title of %j is short and in its language", async (input, title) => {
  const { create } = createTestClient();
  const byInstruction = await create({ system_instruction: INSTRUCTION, input, store: false });
  expect(outputOf(byInstruction)).toBe(title);
  const inText = await create({
    input: `Write a short title for this conversation, without quotes:\n\n${input}`,
  });
  expect(outputOf(inText)).toBe(title);
  expect(outputOf(byInstruction).split(" ").length).toBeLessThanOrEqual(6);
});

test("talk about titles is not a request for one", async () => {
  const { create } = createTestClient();
  const answer = await create({
    input: "What is the title of your favourite book?",
    system_instruction: "Give answers a title.",
  });
  expect(outputOf(answer)).toContain("Parley's demo");
});

test("attachments are counted", async () => {
  const { create } = createTestClient();
  const image = { type: "image", mime_type: "image/png", data: "iVBORw0KGgo=" };
  const answer = await create({
    input: [image, image, { type: "document", uri: "https://example.com/a.pdf" }],
  });
  expect(outputOf(answer)).toContain("2 images and 1 document");
  expect(answer.usage?.input_tokens_by_modality).toContainEqual({ modality: "image", tokens: 2_240 });
});
