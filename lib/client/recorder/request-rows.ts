import { t } from "@/lib/i18n/translate";
import type { Usage } from "@/lib/protocol/interaction";
import {
  isRecordedEvent,
  isRecordedNote,
  type RecordedEvent,
  type RecordedNote,
  type RecordingEntry,
} from "@/lib/protocol/recording";
import type { InteractionRecord, Turn } from "@/lib/protocol/thread";
import type { Fact, TimelineRow } from "./timeline-row";

type Request = Extract<RecordedNote, { note: "request" }>;
type Exchange = Extract<RecordedNote, { note: "exchange" }>;

/** Each request of the API with what became of it, and every other exchange with it. */
export function requestRows(turn: Turn, entries: readonly RecordingEntry[]): TimelineRow[] {
  const notes = entries.filter(isRecordedNote);
  const events = entries.filter(isRecordedEvent);
  const requests = notes.filter((entry) => entry.note === "request");
  const exchanges = notes.filter((entry) => entry.note === "exchange");
  const posts = exchanges.filter(isPost);
  const rows = requests.map((request, index) =>
    toRow(turn, {
      request,
      index,
      until: requests[index + 1]?.at ?? Number.POSITIVE_INFINITY,
      posts,
      events,
    }),
  );
  return [...rows, ...exchanges.filter((exchange) => !isPost(exchange)).map(toExchangeRow)];
}

function isPost({ method, path }: Exchange): boolean {
  return method === "POST" && path.endsWith("/interactions");
}

type Found = {
  request: Request;
  index: number;
  /** When the next one goes out. */
  until: number;
  posts: readonly Exchange[];
  events: readonly RecordedEvent[];
};

function toRow(turn: Turn, { request, index, until, posts, events }: Found): TimelineRow {
  const isOwn = ({ at }: { at: number }) => at >= request.at && at < until;
  const exchange = posts.find(isOwn);
  const own = events.filter(isOwn);
  const heard = own.filter(({ event_type }) => !event_type.startsWith("turn."));
  const end = own.find(({ event_type }) => ENDS.includes(event_type));
  const refused = exchange && exchange.status !== 200 ? exchange.at : null;
  const record = turn.interactions.find(({ id }) => id !== "" && id === idIn(own));
  return {
    key: `request-${index}`,
    kind: "request",
    name: nameOf(index, exchange),
    startedAt: request.at,
    endedAt: refused ?? end?.at ?? turn.settledAt,
    facts: [
      ...exchangeFacts(exchange),
      ...since(t("First event after"), request.at, heard[0]),
      ...since(t("First text after"), request.at, heard.find(isText)),
      { name: t("Events"), value: heard.length },
      ...idFacts(request, idIn(own)),
      ...(record ? recordFacts(record) : []),
    ],
    raw: request.params,
  };
}

const ENDS: readonly string[] = ["interaction.completed", "turn.recovered", "turn.settled"];

function nameOf(index: number, exchange: Exchange | undefined): string {
  const name = t("Request {number}", { number: index + 1 });
  return exchange ? `${name} · ${exchange.status ?? exchange.code}` : name;
}

function isText(event: RecordedEvent): boolean {
  if (event.event_type === "step.delta") return event.delta.type === "text";
  if (event.event_type !== "step.start" || event.step.type !== "model_output") return false;
  return (event.step.content ?? []).some(({ type }) => type === "text");
}

function idIn(events: readonly RecordedEvent[]): string | null {
  const created = events.find((event) => event.event_type === "interaction.created");
  return created?.event_type === "interaction.created" ? (created.interaction.id ?? null) : null;
}

function since(name: string, from: number, event: RecordedEvent | undefined): Fact[] {
  return event ? [{ name, value: event.at - from, unit: "ms" }] : [];
}

function exchangeFacts(exchange: Exchange | undefined): Fact[] {
  if (!exchange) return [];
  const { status, code, tookMs } = exchange;
  return [
    { name: t("HTTP status"), value: status ?? t("none ({code})", { code: code ?? "" }) },
    { name: status === null ? t("Failed after") : t("Answered after"), value: tookMs, unit: "ms" },
  ];
}

function idFacts({ params, stepsLeftOut }: Request, id: string | null): Fact[] {
  const previous = params.previous_interaction_id;
  return [
    ...(id ? [{ name: t("Interaction"), value: id }] : []),
    ...(typeof previous === "string" ? [{ name: t("Previous interaction"), value: previous }] : []),
    ...(stepsLeftOut ? [{ name: t("Steps of the input that are not kept"), value: stepsLeftOut }] : []),
  ];
}

function recordFacts({ status, environment_id, service_tier, usage }: InteractionRecord): Fact[] {
  return [
    { name: t("Status"), value: status },
    ...(environment_id ? [{ name: t("Environment"), value: environment_id }] : []),
    ...(service_tier ? [{ name: t("Service tier"), value: service_tier }] : []),
    ...(usage ? usageFacts(usage) : []),
  ];
}

function usageFacts(usage: Usage): Fact[] {
  const totals = Object.entries(usage).filter(([, value]) => typeof value === "number" && value > 0);
  const modalities = (["input", "output", "cached", "tool_use"] as const).flatMap((kind) =>
    (usage[`${kind}_tokens_by_modality`] ?? []).map(({ modality, tokens }) => ({
      name: `${kind}_tokens, ${modality}`,
      value: tokens ?? 0,
    })),
  );
  return [...totals.map(([name, value]) => ({ name, value: Number(value) })), ...modalities];
}

function toExchangeRow(exchange: Exchange, index: number): TimelineRow {
  const { at, tookMs, method, path, status, code } = exchange;
  return {
    key: `exchange-${index}`,
    kind: "exchange",
    name: `${method} ${path.replace(/^\/(upload\/)?v\w+\//, "")} · ${status ?? code}`,
    startedAt: Math.max(0, at - tookMs),
    endedAt: at,
    facts: exchangeFacts(exchange),
    raw: exchange,
  };
}
