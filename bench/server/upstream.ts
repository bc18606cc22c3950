import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

// The API as far as a bench needs it: an answer of numbered beats, each with the moment when it was sent. It costs
// little itself, so that on a small machine what is measured is what stands in front of it.
const INTERACTION = { id: "", model: "gemini-3.8-flash", object: "interaction" };
const USAGE = { total_input_tokens: 8, total_output_tokens: 64, total_tokens: 72 };
const STEP_START = { event_type: "step.start", index: 0, step: { type: "model_output" } };
const STEP_STOP = { event_type: "step.stop", index: 0 };
const TITLE = { type: "model_output", content: [{ type: "text", text: "Beats" }] };

let count = 0;

createServer(async (request, response) => {
  const body = await readJson(request);
  if (!body) return void response.end("ready");
  count += 1;
  const id = `v1_${count}`;
  // One that is not streamed is for a title.
  if (body.stream === true) sendBeats(response, id, JSON.stringify(body.input));
  else {
    const whole = { ...INTERACTION, id, status: "completed", usage: USAGE, steps: [TITLE] };
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(whole));
  }
}).listen(Number(process.argv[2]), "127.0.0.1");

async function readJson(request: IncomingMessage): Promise<Record<string, unknown> | null> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return pieces.length > 0 ? JSON.parse(Buffer.concat(pieces).toString()) : null;
}

/** "beats 100 every 20": a hundred of them, 20 ms apart. */
function sendBeats(response: ServerResponse, id: string, input: string): void {
  const [, beats, every] = /beats (\d+) every (\d+)/.exec(input)?.map(Number) ?? [];
  const interval = every ?? 0;
  const last = beats ?? 1;
  const send = (event: { event_type: string }) =>
    response.write(`event: ${event.event_type}\ndata: ${JSON.stringify(event)}\n\n`);
  response.socket?.setNoDelay(true);
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
  send(created(id));
  send(STEP_START);
  let sent = 0;
  const beat = () => {
    sent += 1;
    send(toDelta(`${sent}@${Math.round(performance.timeOrigin + performance.now())}. `));
    if (sent < last) return;
    clearInterval(timer);
    send(STEP_STOP);
    send(completed(id));
    response.end("event: done\ndata: [DONE]\n\n");
  };
  let timer: NodeJS.Timeout | undefined;
  response.on("close", () => clearInterval(timer));
  beat();
  if (sent < last) timer = setInterval(beat, interval);
}

const created = (id: string) => ({
  event_type: "interaction.created",
  interaction: { ...INTERACTION, id, status: "in_progress" },
});

const completed = (id: string) => ({
  event_type: "interaction.completed",
  interaction: { ...INTERACTION, id, status: "completed", usage: USAGE },
});

const toDelta = (text: string) => ({
  event_type: "step.delta",
  index: 0,
  delta: { type: "text", text },
});
