import type { EmulatorOptions } from "../emulator.ts";
import { createTestClient, readEvents } from "../test-client.ts";
import type { InteractionEvent, InteractionFields, Step } from "../wire.ts";

export const WORKER = "antigravity-preview-09-2026";
export const RESEARCHER = "deep-research-preview-04-2026";
export const FIBONACCI = "Write the first 20 Fibonacci numbers to fibonacci.txt";

/** A client of an emulator whose agents are called as models are in other tests. */
export function createAgentClient(options: EmulatorOptions = {}) {
  const client = createTestClient(options);
  const work = async (body: object): Promise<InteractionFields> =>
    (await client.call("POST", "/v1/interactions", { agent: WORKER, environment: "remote", ...body })).json();
  const streamWork = (body: object, init?: RequestInit) =>
    client.call(
      "POST",
      "/v1/interactions",
      { agent: WORKER, environment: "remote", stream: true, ...body },
      init,
    );
  const research = async (body: object) =>
    readEvents(
      await client.call("POST", "/v1/interactions", {
        agent: RESEARCHER,
        background: true,
        stream: true,
        ...body,
      }),
    );
  const fileOf = async (environment: string | undefined, path: string) => {
    const response = await client.call("GET", `/v1/environments/${environment}/files/${path}?alt=media`);
    return { status: response.status, text: await response.text() };
  };
  const pathsOf = async (environment: string | undefined): Promise<string[]> => {
    const response = await client.call("GET", `/v1/environments/${environment}/files?recursive=true`);
    const { files = [] }: { files?: { path: string; type: string }[] } = await response.json();
    return files.filter(({ type }) => type === "file").map(({ path }) => path);
  };
  return { ...client, work, streamWork, research, fileOf, pathsOf };
}

/** The steps by type, calls of functions with their names. */
export function kindsOf(steps: Step[] | undefined): string[] {
  return (steps ?? []).map(({ type, name }) => (type === "function_call" ? `${type} ${name}` : type));
}

export function startsOf(events: InteractionEvent[]): Step[] {
  return events.flatMap((event) => (event.event_type === "step.start" ? [event.step] : []));
}

export function createdOf(events: InteractionEvent[]): InteractionFields {
  const [created] = events;
  if (created?.event_type !== "interaction.created") throw new Error("The stream has no beginning.");
  return created.interaction;
}
