import type { Facts } from "./code-facts";

export const TYPESCRIPT_UPLOAD = `/** Large files go to Google first, which keeps them for 48 hours. */
async function upload(file: string, mimeType: string): Promise<string> {
  let sent = await ai.files.upload({ file, config: { mimeType } });
  while (sent.state === "PROCESSING" && sent.name) {
    await setTimeout(2_000);
    sent = await ai.files.get({ name: sent.name });
  }
  if (!sent.uri) throw new Error(\`Google did not take \${file}.\`);
  return sent.uri;
}`;

export const TYPESCRIPT_TEXT = `/** What an event adds to the text of the answer. The first words may come with the step that they are of. */
function textOf(event: Interactions.InteractionSSEEvent): string {
  if (event.event_type === "step.delta") return event.delta.type === "text" ? event.delta.text : "";
  if (event.event_type !== "step.start" || event.step.type !== "model_output") return "";
  return (event.step.content ?? []).map((block) => (block.type === "text" ? block.text : "")).join("");
}`;

export const TYPESCRIPT_MEDIA = `for await (const event of await ai.interactions.create(request)) {
  if (event.event_type === "error") throw new Error(event.error?.message);
  process.stdout.write(textOf(event));
  if (event.event_type !== "step.delta") continue;
  const { delta, index } = event;
  if (delta.type !== "image" && delta.type !== "audio" && delta.type !== "video") continue;
  // A sound comes in pieces, which belong one after the other; a large film by its address.
  if (delta.data) appendFileSync(\`answer-\${index}.\${delta.mime_type?.split("/")[1]}\`, delta.data, "base64");
  else console.log(delta.uri);
}`;

/** Waits for what goes on at Google when the connection ends. */
export function typescriptBackground({ isMedia }: Facts): string {
  return `let id: string | undefined;
try {
  for await (const event of await ai.interactions.create(request)) {
    if (event.event_type === "interaction.created") id = event.interaction.id;
    if (event.event_type === "error") throw new Error(event.error?.message);
  }
} catch (cause) {
  if (!id) throw cause;
}

// The work goes on at Google when the connection ends: ask until it is done.
if (!id) throw new Error("No interaction has begun.");
let interaction = await ai.interactions.get(id);
while (interaction.status === "queued" || interaction.status === "in_progress") {
  await setTimeout(5_000);
  interaction = await ai.interactions.get(id);
}
console.log(interaction.status);
console.log(interaction.output_text ?? "");${isMedia ? MEDIA_OF_STEPS : ""}`;
}

const MEDIA_OF_STEPS = `
for (const step of interaction.steps) {
  if (step.type !== "model_output") continue;
  for (const [index, block] of (step.content ?? []).entries()) {
    if (block.type !== "image" && block.type !== "audio" && block.type !== "video") continue;
    if (block.data) appendFileSync(\`answer-\${index}.\${block.mime_type?.split("/")[1]}\`, block.data, "base64");
    else console.log(block.uri);
  }
}`;

/** Answers the functions that are called, until none is. `answers` and `config` are literals. */
export function typescriptRounds(facts: Facts, answers: string, config: string | null): string {
  return [
    'type Answer = Pick<Interactions.FunctionResultStep, "result" | "is_error">;',
    "",
    "// What the functions answered in this conversation, in order. Put calls of your own in their place.",
    `const answers: Record<string, Answer[]> = ${answers};`,
    "",
    "function answer(name: string, _parameters: Record<string, unknown>): Answer {",
    '  return answers[name]?.shift() ?? { result: "This function has no answer here.", is_error: true };',
    "}",
    "",
    facts.isUnstored ? unstoredRounds(config) : storedRounds(facts, config),
  ].join("\n");
}

const laterConfig = (config: string | null) => (config === null ? "" : `\n    generation_config: ${config},`);

function storedRounds({ isAgent }: Facts, config: string | null): string {
  const answered = isAgent
    ? `
    // An agent answers functions of its own by itself.
    if (event.event_type === "step.start" && event.step.type === "function_result") {
      const { call_id } = event.step;
      for (const [index, { id }] of calls) if (id === call_id) calls.delete(index);
    }`
    : "";
  const place = isAgent
    ? `
    // The work goes on in the same environment.
    ...(environment && { environment }),`
    : "";
  return `type Call = { id: string; name: string; parameters: string };
let next = request;
for (;;) {
  const calls = new Map<number, Call>();
  let id = "";${isAgent ? "\n  let environment: string | undefined;" : ""}
  for await (const event of await ai.interactions.create(next)) {
    if (event.event_type === "interaction.created") ${
      isAgent
        ? `{
      id = event.interaction.id;
      environment = event.interaction.environment_id;
    }`
        : "id = event.interaction.id;"
    }
    if (event.event_type === "step.start" && event.step.type === "function_call") {
      const { id, name, arguments: known } = event.step;
      const parameters = known && Object.keys(known).length > 0 ? JSON.stringify(known) : "";
      calls.set(event.index, { id, name, parameters });
    }${answered}
    if (event.event_type === "step.delta" && event.delta.type === "arguments_delta") {
      const call = calls.get(event.index);
      if (call) call.parameters += event.delta.arguments ?? "";
    }
    process.stdout.write(textOf(event));
    if (event.event_type === "error") throw new Error(event.error?.message);
  }
  if (calls.size === 0) break;
  next = {
    ...request,
    previous_interaction_id: id,
    input: [...calls.values()].map(({ id, name, parameters }) => ({
      type: "function_result",
      call_id: id,
      name,
      ...answer(name, JSON.parse(parameters || "{}")),
    })),${place}${laterConfig(config)}
  };
}`;
}

// The stream would have to be put together again, signatures and all: whole, the steps are as they have to go back.
function unstoredRounds(config: string | null): string {
  return `// Google keeps nothing of this, so every step goes back as it came. Asked for whole, they come ready for that.
let next = { ...request, stream: false as const };
let steps = request.input as Interactions.Step[];
for (;;) {
  const interaction = await ai.interactions.create(next);
  const calls = interaction.steps.filter((step) => step.type === "function_call");
  console.log(interaction.output_text ?? "");
  if (calls.length === 0) break;
  const results = calls.map(({ id, name, arguments: parameters }): Interactions.Step => ({
    type: "function_result",
    call_id: id,
    name,
    ...answer(name, parameters),
  }));
  steps = [...steps, ...interaction.steps, ...results];
  next = { ...next, input: steps${config === null ? "" : `, generation_config: ${config}`} };
}`;
}
