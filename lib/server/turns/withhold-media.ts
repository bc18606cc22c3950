import "server-only";
import type {
  ApiEvent,
  Content,
  Interaction,
  Step,
  StepDelta,
  ThoughtStep,
} from "@/lib/protocol/interaction";
import { isMedia, type MediaContent } from "@/lib/protocol/media";
import { selectInputText } from "@/lib/protocol/select";
import type { Turn } from "@/lib/protocol/thread";
import type { Owner } from "@/lib/server/access/owner";
import { keepMade, type Made, type MadeFor } from "@/lib/server/media/keep-made";
import type { Taken } from "./pump";

/** Gives the events to write in the place of one: without bytes, and none where they are of a sound that goes on. */
export type Withhold = (event: ApiEvent) => Taken;

/**
 * Takes the bytes of media out of events before anything else sees them: they go to the store, and a
 * short reference goes on. So neither the database nor a stream nor a page ever holds base64.
 */
export function createWithhold(about: MadeFor): Withhold {
  // Sound comes in pieces, and only all of them are a file.
  const sounds = new Map<number, Sound>();
  return (event) => {
    if (event.event_type === "step.delta" && isPieceOfSound(event.delta)) {
      addPiece(sounds, event.index, event.delta, event.event_id);
      return [];
    }
    const ended = endedBy(event, sounds);
    if (ended.length === 0 && !mayHoldBytes(event)) return [event];
    for (const [index] of ended) sounds.delete(index);
    return keepAll(ended, event, about);
  };
}

/** Nearly all events are pieces of text, which nothing has to be awaited for. */
function mayHoldBytes(event: ApiEvent): boolean {
  if (event.event_type === "step.delta") return event.delta.type !== "text";
  return event.event_type === "step.start";
}

async function keepAll(
  ended: readonly [number, Sound][],
  event: ApiEvent,
  about: MadeFor,
): Promise<ApiEvent[]> {
  const events: ApiEvent[] = [];
  for (const [index, { eventId, ...sound }] of ended) {
    const delta = (await keepMade(sound, about)) as StepDelta;
    // Under the id of its last piece: a stream that is resumed after it brings none of them again.
    events.push({ event_type: "step.delta", index, delta, ...(eventId && { event_id: eventId }) });
  }
  return [...events, await withoutBytes(event, about)];
}

/** What a turn makes is its owner's, and is called what was asked for. */
export function madeFor(owner: Owner, turn: Pick<Turn, "id" | "input">): MadeFor {
  return { owner, turnId: turn.id, title: selectInputText(turn) };
}

/** The interaction with its bytes put away. */
export async function withholdFromInteraction(
  interaction: Interaction,
  about: MadeFor,
): Promise<Interaction> {
  if (!interaction.steps) return interaction;
  const steps: Step[] = [];
  // Google gives the whole timeline back: the files that were sent are in it, and earlier answers with theirs.
  const last = interaction.steps.findLastIndex(({ type }) => type === "user_input");
  for (const step of interaction.steps.slice(last + 1)) steps.push(await withoutBytesOfStep(step, about));
  return { ...interaction, steps };
}

type Sound = Made & { bytes: Uint8Array[]; eventId: string | undefined };
type PieceOfSound = Extract<StepDelta, { type: "audio" }> & { data: string };

function isPieceOfSound(delta: StepDelta): delta is PieceOfSound {
  return delta.type === "audio" && typeof delta.data === "string";
}

function addPiece(
  sounds: Map<number, Sound>,
  index: number,
  { data, ...about }: PieceOfSound,
  eventId: string | undefined,
): void {
  const { mime_type, sample_rate, channels } = about;
  const blank: Omit<Sound, "eventId"> = { type: "audio", mime_type, sample_rate, channels, bytes: [] };
  const sound = sounds.get(index) ?? blank;
  sound.bytes.push(Buffer.from(data, "base64"));
  sounds.set(index, { ...sound, eventId });
}

/** The sounds that are whole now: their step stops or goes on with something else, or the answer ends. */
function endedBy(event: ApiEvent, sounds: Map<number, Sound>): [number, Sound][] {
  if (sounds.size === 0) return [];
  if (event.event_type === "interaction.completed") return [...sounds];
  const index = "index" in event ? event.index : null;
  const sound = index !== null && sounds.get(index);
  return sound ? [[index, sound]] : [];
}

async function withoutBytes(event: ApiEvent, about: MadeFor): Promise<ApiEvent> {
  if (event.event_type === "step.start") {
    return { ...event, step: await withoutBytesOfStep(event.step, about) };
  }
  if (event.event_type !== "step.delta") return event;
  const { delta } = event;
  if (delta.type === "thought_summary" && delta.content) {
    const content = await withoutBytesOfBlock(delta.content, about);
    return { ...event, delta: { ...delta, content } as StepDelta };
  }
  if (isMedia(delta)) return { ...event, delta: (await withoutBytesOfBlock(delta, about)) as StepDelta };
  return { ...event, delta: await withoutBytesOfResult(delta, about) };
}

async function withoutBytesOfStep(step: Step, about: MadeFor): Promise<Step> {
  if (step.type === "model_output" && step.content) {
    return { ...step, content: await withoutBytesOfContent(step.content, about) };
  }
  if (step.type === "thought" && step.summary) {
    const summary = await withoutBytesOfContent(step.summary, about);
    return { ...step, summary: summary as ThoughtStep["summary"] };
  }
  return withoutBytesOfResult(step, about);
}

/**
 * What a tool has answered may be content as well: a chart, a picture of a screen. An address in it is a
 * stranger's to choose, so nothing is fetched for it.
 */
async function withoutBytesOfResult<T extends Step | StepDelta>(step: T, about: MadeFor): Promise<T> {
  if (!("result" in step) || !Array.isArray(step.result)) return step;
  const result: unknown[] = [];
  for (const block of step.result as unknown[]) {
    result.push(hasData(block) ? await withoutBytesOfBlock(block, about) : block);
  }
  return { ...step, result };
}

function hasData(block: unknown): block is MediaContent & { data: string } {
  const isBlock = typeof block === "object" && block !== null && "type" in block && "data" in block;
  return isBlock && isMedia(block as { type: string }) && typeof block.data === "string";
}

async function withoutBytesOfContent(content: readonly Content[], about: MadeFor): Promise<Content[]> {
  const blocks: Content[] = [];
  for (const block of content) blocks.push(await withoutBytesOfBlock(block, about));
  return blocks;
}

async function withoutBytesOfBlock<T extends { type: string }>(
  block: T,
  about: MadeFor,
): Promise<T | MediaContent> {
  if (!isMedia(block)) return block;
  const { data, ...rest } = block;
  if (data) return keepMade({ ...soundOf(rest), bytes: [Buffer.from(data, "base64")] }, about);
  return block.uri && isAtGoogle(block.uri)
    ? keepMade({ ...soundOf(rest), bytes: { uri: block.uri } }, about)
    : block;
}

function soundOf(block: Omit<MediaContent, "data">): Omit<Made, "bytes"> {
  const { type, mime_type } = block;
  const { sample_rate, channels } = block as { sample_rate?: number; channels?: number };
  return { type, mime_type, sample_rate, channels };
}

/** Google keeps large results for a while, at an address that asks for the key. */
function isAtGoogle(uri: string): boolean {
  return /^https:\/\/generativelanguage\.googleapis\.com\/\w+\/files\//.test(uri);
}
