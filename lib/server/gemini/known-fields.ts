import "server-only";
import type { ApiEvent, Interaction, Step } from "@/lib/protocol/interaction";
import { toQuoteOf } from "./to-quote";

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
  const known = Object.fromEntries(
    Object.entries(interaction).filter(([key]) => KNOWN.includes(key)),
  ) as Interaction;
  return {
    ...known,
    ...(known.errors && { errors: toQuoteOf(known.errors) }),
    ...(known.steps && { steps: known.steps.map(withQuotedError) }),
  };
}

export function withKnownFieldsOfEvent(event: ApiEvent): ApiEvent {
  if (event.event_type === "error") return toQuoteOf(event);
  if ("step" in event && event.step) return { ...event, step: withQuotedError(event.step) } as ApiEvent;
  if (!("interaction" in event)) return event;
  return { ...event, interaction: withKnownFields(event.interaction as Interaction) } as ApiEvent;
}

function withQuotedError(step: Step): Step {
  return "error" in step && step.error ? { ...step, error: toQuoteOf(step.error) } : step;
}
