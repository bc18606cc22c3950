import "server-only";
import type { ApiEvent, Interaction } from "@/lib/protocol/interaction";

const KNOWN: readonly string[] = [
  "id",
  "status",
  "object",
  "model",
  "agent",
  "environment_id",
  "created",
  "updated",
  "service_tier",
  "usage",
  "errors",
  "steps",
];

/**
 * What is ours to keep of an interaction. The API may send back what it was sent, and among that are the
 * headers of MCP servers: nothing that is not named here goes into events, rows or streams.
 */
export function withKnownFields(interaction: Interaction): Interaction {
  return Object.fromEntries(
    Object.entries(interaction).filter(([key]) => KNOWN.includes(key)),
  ) as Interaction;
}

export function withKnownFieldsOfEvent(event: ApiEvent): ApiEvent {
  if (!("interaction" in event)) return event;
  return { ...event, interaction: withKnownFields(event.interaction as Interaction) } as ApiEvent;
}
