import { t } from "@/lib/i18n/translate";
import type { Step } from "@/lib/protocol/interaction";
import type { RecordedEvent } from "@/lib/protocol/recording";
import type { Turn } from "@/lib/protocol/thread";
import type { Fact, TimelineRow } from "./timeline-row";

/** The deltas of one step. */
type Heard = { count: number; bytes: number; firstAt: number; lastAt: number };

/** Every step of the turn, with what its deltas say. */
export function stepRows(turn: Turn, events: readonly RecordedEvent[]): TimelineRow[] {
  const heard = hearSteps(turn, events);
  return turn.steps.map((step, position) => {
    const timing = turn.stepTimings[position];
    const startedAt = timing?.startedAt ?? 0;
    return {
      key: `step-${position}`,
      kind: "step",
      name: nameOf(step),
      startedAt,
      endedAt: timing?.stoppedAt ?? null,
      facts: factsOf(startedAt, heard.get(position)),
      raw: step,
    };
  });
}

function nameOf(step: Step): string {
  const name = "name" in step && typeof step.name === "string" ? ` ${step.name}` : "";
  return step.type + name;
}

function factsOf(startedAt: number, heard: Heard | undefined): Fact[] {
  if (!heard) return [];
  const { count, bytes, firstAt, lastAt } = heard;
  return [
    { name: t("First delta after"), value: firstAt - startedAt, unit: "ms" },
    ...(count > 1 ? [{ name: t("Last delta after"), value: lastAt - startedAt, unit: "ms" } as const] : []),
    { name: t("Deltas"), value: count },
    { name: t("Size of the deltas"), value: bytes, unit: "bytes" },
  ];
}

/** Steps are numbered anew in each interaction; when one started says which of the turn's it is. */
function hearSteps(turn: Turn, events: readonly RecordedEvent[]): Map<number, Heard> {
  const heard = new Map<number, Heard>();
  const open = new Map<number, number>();
  let next = 0;
  for (const event of events) {
    if (event.event_type === "step.start") {
      const { at, step } = event;
      const position = turn.steps.findIndex(
        ({ type }, index) => index >= next && type === step.type && turn.stepTimings[index]?.startedAt === at,
      );
      if (position !== -1) {
        open.set(event.index, position);
        next = position + 1;
      }
    }
    if (event.event_type !== "step.delta") continue;
    const position = open.get(event.index);
    if (position !== undefined) heard.set(position, add(heard.get(position), event));
  }
  return heard;
}

function add(heard: Heard | undefined, event: Extract<RecordedEvent, { event_type: "step.delta" }>): Heard {
  const { count = 0, bytes = 0, firstAt = event.at } = heard ?? {};
  return { count: count + 1, bytes: bytes + sizeOf(event), firstAt, lastAt: event.at };
}

const encoder = new TextEncoder();

function sizeOf(event: Extract<RecordedEvent, { event_type: "step.delta" }>): number {
  if (event.leftOut !== undefined) return event.leftOut;
  const { delta } = event;
  const content = delta.type === "text" ? delta.text : JSON.stringify(delta);
  return encoder.encode(content).length;
}
