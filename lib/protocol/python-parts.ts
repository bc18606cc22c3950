import type { Facts } from "./code-facts";

export const PYTHON_UPLOAD = `def upload(file, mime_type):
    """Large files go to Google first, which keeps them for 48 hours."""
    sent = client.files.upload(file=file, config={"mime_type": mime_type})
    while sent.state == "PROCESSING":
        time.sleep(2)
        sent = client.files.get(name=sent.name)
    return sent.uri`;

export const PYTHON_TEXT = `def text_of(event):
    """What an event adds to the text of the answer. The first words may come with the step that they are of."""
    if event.event_type == "step.delta":
        return event.delta.text if event.delta.type == "text" else ""
    if event.event_type != "step.start" or event.step.type != "model_output":
        return ""
    return "".join(block.text for block in event.step.content or [] if block.type == "text")`;

export const PYTHON_MEDIA = `for event in client.interactions.create(**request):
    if event.event_type == "error":
        raise RuntimeError(event.error)
    print(text_of(event), end="", flush=True)
    if event.event_type != "step.delta":
        continue
    delta = event.delta
    if delta.type in ("image", "audio", "video"):
        # A sound comes in pieces, which belong one after the other; a large film by its address.
        if delta.data:
            with open(f"answer-{event.index}.{delta.mime_type.split('/')[1]}", "ab") as file:
                file.write(base64.b64decode(delta.data))
        else:
            print(delta.uri)`;

/** Waits for what goes on at Google when the connection ends. */
export function pythonBackground({ isMedia }: Facts): string {
  return `interaction_id = None
try:
    for event in client.interactions.create(**request):
        if event.event_type == "interaction.created":
            interaction_id = event.interaction.id
        elif event.event_type == "error":
            raise RuntimeError(event.error)
except Exception:
    if not interaction_id:
        raise

# The work goes on at Google when the connection ends: ask until it is done.
interaction = client.interactions.get(interaction_id)
while interaction.status in ("queued", "in_progress"):
    time.sleep(5)
    interaction = client.interactions.get(interaction_id)
print(interaction.status)
print(interaction.output_text or "")${isMedia ? MEDIA_OF_STEPS : ""}`;
}

const MEDIA_OF_STEPS = `
for step in interaction.steps:
    if step.type != "model_output":
        continue
    for index, block in enumerate(step.content or []):
        if block.type not in ("image", "audio", "video"):
            continue
        if block.data:
            with open(f"answer-{index}.{block.mime_type.split('/')[1]}", "ab") as file:
                file.write(base64.b64decode(block.data))
        else:
            print(block.uri)`;

/** Answers the functions that are called, until none is. `answers` and `config` are literals. */
export function pythonRounds(facts: Facts, answers: string, config: string | null): string {
  return [
    "# What the functions answered in this conversation, in order. Put calls of your own in their place.",
    `answers = ${answers}`,
    "",
    "",
    "def answer(name, parameters):",
    "    if answers.get(name):",
    "        return answers[name].pop(0)",
    '    return {"result": "This function has no answer here.", "is_error": True}',
    "",
    "",
    facts.isUnstored ? unstoredRounds(config) : storedRounds(facts, config),
  ].join("\n");
}

const laterConfig = (config: string | null) =>
  config === null ? "" : `\n        "generation_config": ${config},`;

function storedRounds({ isAgent }: Facts, config: string | null): string {
  return `turn = request
while True:
    calls = {}
    for event in client.interactions.create(**turn):
        if event.event_type == "interaction.created":
            interaction_id = event.interaction.id${
              isAgent ? "\n            environment = event.interaction.environment_id" : ""
            }
        elif event.event_type == "step.start" and event.step.type == "function_call":
            known = event.step.arguments
            calls[event.index] = [event.step, json.dumps(known) if known else ""]${
              isAgent
                ? `
        elif event.event_type == "step.start" and event.step.type == "function_result":
            # An agent answers functions of its own by itself.
            calls = {at: call for at, call in calls.items() if call[0].id != event.step.call_id}`
                : ""
            }
        elif event.event_type == "step.delta" and event.delta.type == "arguments_delta":
            calls[event.index][1] += event.delta.arguments or ""
        elif event.event_type == "error":
            raise RuntimeError(event.error)
        print(text_of(event), end="", flush=True)
    if not calls:
        break
    turn = {
        **request,
        "previous_interaction_id": interaction_id,
        "input": [
            {
                "type": "function_result",
                "call_id": call.id,
                "name": call.name,
                **answer(call.name, json.loads(parameters or "{}")),
            }
            for call, parameters in calls.values()
        ],${laterConfig(config)}
    }${
      isAgent
        ? `
    if environment:
        # The work goes on in the same environment.
        turn["environment"] = environment`
        : ""
    }`;
}

// The stream would have to be put together again, signatures and all: whole, the steps are as they have to go back.
function unstoredRounds(config: string | null): string {
  return `# Google keeps nothing of this, so every step goes back as it came. Asked for whole, they come ready for that.
turn = {**request, "stream": False}
steps = list(request["input"])
while True:
    interaction = client.interactions.create(**turn)
    calls = [step for step in interaction.steps if step.type == "function_call"]
    print(interaction.output_text or "")
    if not calls:
        break
    steps += [json.loads(step.model_dump_json(exclude_unset=True)) for step in interaction.steps]
    steps += [
        {
            "type": "function_result",
            "call_id": call.id,
            "name": call.name,
            **answer(call.name, call.arguments),
        }
        for call in calls
    ]
    turn = {
        **turn,
        "input": steps,${laterConfig(config)}
    }`;
}
