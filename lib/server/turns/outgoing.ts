import "server-only";
import type { Content, Step, ThoughtStep } from "@/lib/protocol/interaction";
import { isMedia, type MediaContent, mediaIdOf, mediaIn } from "@/lib/protocol/media";
import { targetOf } from "@/lib/protocol/models";
import type { Preparing, Settings } from "@/lib/protocol/thread";
import type { Owner } from "@/lib/server/access/owner";
import { env } from "@/lib/server/env";
import { readWhole } from "@/lib/server/media/local-file";
import { findMedia, type StoredMedia } from "@/lib/server/media/stored-media";
import { FileFailure, googleUriOf } from "./google-file";

// Of a request that may be 100 MB, and that base64 makes a third larger.
const INLINE_TOTAL_BYTES = 32 * 1024 ** 2;

/** How the bytes of a file go out: small ones with the request, the others by an address at Google. */
export type Carrier = {
  /** Null where they are not here any more. */
  inline(media: StoredMedia): Promise<{ data: string } | null>;
  byAddress(media: StoredMedia): Promise<{ uri: string }>;
};

type Options = { owner: Owner; settings: Settings; carrier: Carrier };

/** Steps as the API takes them, and the blobs whose copies at Google they name. */
export type Outgoing = { steps: Step[]; sentBlobIds: string[] };

/** Carries the bytes themselves. `tell` hears while a file is brought to Google. */
export function carrierOfBytes(tell: (preparing: Preparing) => void, signal: AbortSignal): Carrier {
  return {
    async inline({ blobId }) {
      const bytes = await readWhole(blobId);
      return bytes && { data: bytes.toString("base64") };
    },
    async byAddress(media) {
      const { name } = media;
      return { uri: await googleUriOf(media, (stage) => tell({ stage, name }), signal) };
    },
  };
}

/**
 * Puts the bytes of media, or the address of their copy at Google, in the place of ours. The newest
 * step is the input: a file that it lacks fails the turn. One that the history lacks is left out.
 */
export async function toOutgoing(steps: readonly Step[], options: Options): Promise<Outgoing> {
  const ids = steps.flatMap(contentOf).flatMap((block) => mediaIdOf(uriOf(block)) ?? []);
  const stored = await findMedia(options.owner, ids);
  const sending = { ...options, stored, room: INLINE_TOTAL_BYTES, sentBlobIds: [] as string[] };
  const outgoing: Step[] = [];
  // From the newest on, so that what was just attached has the room.
  for (const [position, step] of [...steps.entries()].toReversed()) {
    outgoing.unshift(await sendStep(step, sending, position === steps.length - 1));
  }
  return { steps: outgoing, sentBlobIds: sending.sentBlobIds };
}

type Sending = Options & { stored: Map<string, StoredMedia>; room: number; sentBlobIds: string[] };

function contentOf(step: Step): readonly { type: string }[] {
  if (step.type === "user_input" || step.type === "model_output") return step.content ?? [];
  // Of code, functions and servers the result may be content; of other tools it is a list of their own.
  if (hasContentResult(step)) return step.result;
  return step.type === "thought" ? (step.summary ?? []) : [];
}

function hasContentResult(step: Step): step is Step & { result: { type: string }[] } {
  return "result" in step && Array.isArray(step.result) && step.result.every(isTyped);
}

function isTyped(block: unknown): block is { type: string } {
  return typeof block === "object" && block !== null && "type" in block && typeof block.type === "string";
}

async function sendStep(step: Step, sending: Sending, isInput: boolean): Promise<Step> {
  if (mediaIn(contentOf(step)).length === 0) return step;
  const content: Content[] = [];
  for (const block of contentOf(step)) {
    if (isMedia(block)) content.push(...(await sendBlock(block, sending, step.type, isInput)));
    else content.push(block as Content);
  }
  if (step.type === "thought") return { ...step, summary: content as ThoughtStep["summary"] };
  if (hasContentResult(step)) return { ...step, result: content } as Step;
  return { ...step, content } as Step;
}

async function sendBlock(
  { media, mediaProblem, referenceRole, ...block }: MediaContent,
  sending: Sending,
  stepType: Step["type"],
  isInput: boolean,
): Promise<Content[]> {
  const id = mediaIdOf(block.uri);
  const found = id === null ? undefined : sending.stored.get(id);
  const name = found?.name ?? media?.name ?? "a file";
  const leftOut = stepType === "user_input" ? [toNote(name)] : [];
  // What an earlier model was given, or has made, may be nothing that this one takes.
  const isTaken = isInput || targetOf(sending.settings).input.includes(block.type);
  if (mediaProblem || !isTaken) return leftOut;
  // What only the history has is worth no failure: the conversation goes on without it.
  const onFailure = (cause: unknown) => {
    if (isInput || !(cause instanceof FileFailure)) throw cause;
    return null;
  };
  // An address on the web is Google's to fetch.
  if (id === null) return [block];
  const sent = found && !found.isMissing ? await sendMedia(found, sending).catch(onFailure) : null;
  if (sent) return [...roleOf(referenceRole), { ...block, uri: undefined, ...sent }];
  if (isInput) throw new FileFailure({ code: "file_missing", detail: name });
  return leftOut;
}

function toNote(name: string): Content {
  return { type: "text", text: `[The file ${name} stood here.]` };
}

async function sendMedia(
  media: StoredMedia,
  sending: Sending,
): Promise<{ data: string } | { uri: string } | null> {
  if (media.size <= Math.min(env().INLINE_MAX_BYTES, sending.room)) {
    sending.room -= media.size;
    return sending.carrier.inline(media);
  }
  const address = await sending.carrier.byAddress(media);
  sending.sentBlobIds.push(media.blobId);
  return address;
}

// The API has no field for it, so a word before the picture says what it is for.
function roleOf(role: MediaContent["referenceRole"]): Content[] {
  return role ? [{ type: "text", text: `The next picture is a reference for the ${role}.` }] : [];
}

function uriOf(block: { type: string }): string | undefined {
  return isMedia(block) ? block.uri : undefined;
}
