import { createTestClient } from "./test-client.ts";
import type { InteractionEvent, InteractionFields } from "./wire.ts";

export const TALK = "Count to 400";

export function startOf(words: string) {
  const client = createTestClient();
  return { ...client, response: client.stream({ input: `${TALK} [fault: ${words}]` }) };
}

export function idOf(events: InteractionEvent[]): string {
  const [created] = events;
  return created && "interaction" in created ? (created.interaction.id ?? "") : "";
}

export function endOf(events: InteractionEvent[]): InteractionFields | undefined {
  const last = events.at(-1);
  return last?.event_type === "interaction.completed" ? last.interaction : undefined;
}

export const typesOf = (events: InteractionEvent[]) => events.map(({ event_type }) => event_type);
