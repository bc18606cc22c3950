import { z } from "zod";
import type { ApiEvent } from "./interaction";

// No interaction has nearly as many steps; the bound keeps a malformed index from filling memory.
const MAX_STEPS = 10_000;

const index = z.int().min(0).max(MAX_STEPS);
const interaction = z.looseObject({ id: z.string().optional(), status: z.string().optional() });
const typed = z.looseObject({ type: z.string() });
const textDelta = z.looseObject({ type: z.literal("text"), text: z.string() });
const argumentsDelta = z.looseObject({
  type: z.literal("arguments_delta"),
  arguments: z.string().optional(),
});
const annotationDelta = z.looseObject({
  type: z.literal("text_annotation_delta"),
  annotations: z.array(z.looseObject({ type: z.string() })).optional(),
});
const summaryDelta = z.looseObject({ type: z.literal("thought_summary"), content: typed.optional() });
const CHECKED: Record<string, z.ZodType> = {
  text: textDelta,
  arguments_delta: argumentsDelta,
  text_annotation_delta: annotationDelta,
  thought_summary: summaryDelta,
};
const delta = typed.refine(
  (value) => !Object.hasOwn(CHECKED, value.type) || CHECKED[value.type]?.safeParse(value).success,
);

const EVENTS: Record<ApiEvent["event_type"], z.ZodType> = {
  "interaction.created": z.looseObject({ interaction }),
  "interaction.completed": z.looseObject({ interaction }),
  "interaction.status_update": z.looseObject({ status: z.string(), interaction_id: z.string().optional() }),
  "step.start": z.looseObject({ index, step: typed }),
  "step.delta": z.looseObject({ index, delta }),
  "step.stop": z.looseObject({ index }),
  error: z.looseObject({ error: z.looseObject({}).optional() }),
};

// Names that the documentation has beside `status_update`, and older spellings of deltas.
const STATUS_EVENTS: Record<string, string> = {
  "interaction.in_progress": "in_progress",
  "interaction.requires_action": "requires_action",
};
const OLDER_DELTAS: Record<string, string> = { text_annotation: "text_annotation_delta" };

/**
 * The API's event in what the SDK yielded, or null where it is malformed or of a kind that this
 * version does not know. The SDK yields a raw string for a frame whose JSON does not parse.
 * Steps and deltas of unknown type pass: the reducer keeps them raw.
 */
export function parseApiEvent(value: unknown): ApiEvent | null {
  if (typeof value !== "object" || value === null || !("event_type" in value)) return null;
  if (isText(value)) return value as ApiEvent;
  const renamed = renameOlder(value as Record<string, unknown>);
  if (!Object.hasOwn(EVENTS, String(renamed.event_type))) return null;
  const schema = EVENTS[renamed.event_type as ApiEvent["event_type"]];
  if (!schema.safeParse(renamed).success) return null;
  // The schemas check what the reducer relies on; the rest of the API's type is taken on trust.
  return renamed as unknown as ApiEvent;
}

type Loose = { event_type?: unknown; index?: unknown; delta?: { type?: unknown; text?: unknown } | null };

/** What the schemas would say, sooner: nearly all events are text, and there may be thousands in a second. */
function isText({ event_type, index, delta }: Loose): boolean {
  const isStep = Number.isInteger(index) && (index as number) >= 0 && (index as number) <= MAX_STEPS;
  return event_type === "step.delta" && isStep && delta?.type === "text" && typeof delta.text === "string";
}

function renameOlder(event: Record<string, unknown>): Record<string, unknown> {
  const status = STATUS_EVENTS[String(event.event_type)];
  if (status) {
    const id = event.interaction_id ?? (event.interaction as { id?: unknown } | undefined)?.id ?? "";
    return { event_type: "interaction.status_update", interaction_id: id, status, event_id: event.event_id };
  }
  const delta = event.delta as Record<string, unknown> | undefined;
  const type = delta && OLDER_DELTAS[String(delta.type)];
  return type ? { ...event, delta: { ...delta, type } } : event;
}
