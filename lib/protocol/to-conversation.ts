import type { ThreadDetail } from "./api";
import type { Content } from "./interaction";
import { isMedia, type MediaContent, mediaIdOf, mediaIn } from "./media";
import { mediaTypeOf } from "./media-types";
import { webAddressSchema } from "./schemas";
import type { Settings, Turn, TurnStatus } from "./thread";
import type { Conversation, TransferFile, TransferSettings, TransferStatus, TransferTurn } from "./transfer";
import { mediaOf, withMedia } from "./transfer-steps";

/** What is known of a stored file, by its id. Without `sha256` its bytes are gone. */
export type KnownFile = { name: string; mimeType: string; size: number; sha256: string | null };
export type KnownFiles = ReadonlyMap<string, KnownFile>;

/** A thread with the name of the folder that it is in. */
export type ExportedThread = ThreadDetail & { folder: string | null };

/** A thread as it is exported. The steps of `turns` have their signatures in place. */
export function toConversation({ thread, turns, folder }: ExportedThread, known: KnownFiles): Conversation {
  return {
    format: "parley.conversation",
    version: 1,
    thread: {
      title: thread.title,
      settings: toTransferSettings(thread.settings),
      headTurnId: thread.headTurnId,
      createdAt: thread.createdAt,
      ...(folder !== null && { folder }),
    },
    turns: turns.map((turn) => toTransferTurn(turn, known)),
    files: toFiles(turns, known),
  };
}

/** Every block of a turn that stands for a file of ours, or for one on the web. */
export function mediaOfTurn({ input, steps }: Pick<Turn, "input" | "steps">): MediaContent[] {
  return [...mediaIn(input), ...steps.flatMap(mediaOf)];
}

function toTransferTurn(turn: Turn, known: KnownFiles): TransferTurn {
  const move = (block: MediaContent) => toTransferMedia(block, known);
  const { id, parentId, kind, createdAt, stepTimings, argumentTexts, callNotes } = turn;
  const { replayed, hasNewEnvironment, error, firstTextAt, settledAt } = turn;
  return {
    id,
    parentId,
    kind,
    input: turn.input.map((block) => (isMedia(block) ? (move(block) as Content) : block)),
    settings: toTransferSettings(turn.settings),
    createdAt,
    status: toTransferStatus(turn.status),
    steps: turn.steps.map((step) => withMedia(step, move)),
    stepTimings: [...stepTimings],
    argumentTexts,
    callNotes,
    interactions: turn.interactions.map(({ status, firstStep, usage, service_tier }) => ({
      status,
      firstStep,
      ...(usage && { usage }),
      ...(service_tier && { service_tier }),
    })),
    replayed,
    hasNewEnvironment,
    error,
    firstTextAt,
    settledAt,
  };
}

/** What runs, or waits for a person, does so here alone. */
function toTransferStatus(status: TurnStatus): TransferStatus {
  if (status === "queued" || status === "in_progress") return "cut_off";
  return status === "requires_action" ? "cancelled" : status;
}

function toTransferSettings({ environment, ...settings }: Settings): TransferSettings {
  const network = environment?.network;
  return { ...settings, ...(network && { environment: { network } }) };
}

function toTransferMedia({ media, ...block }: MediaContent, known: KnownFiles): object {
  const id = mediaIdOf(block.uri);
  if (id !== null) return { ...block, uri: pathOf(id, block, known) };
  if (block.uri === undefined || webAddressSchema.safeParse(block.uri).success) return block;
  const { uri: _, ...rest } = block;
  return { ...rest, mediaProblem: "not_readable" };
}

const UNKNOWN_TYPE = "application/octet-stream";

function typeOf(id: string, { mime_type }: MediaContent, known: KnownFiles): string {
  return known.get(id)?.mimeType ?? mime_type ?? UNKNOWN_TYPE;
}

function pathOf(id: string, block: MediaContent, known: KnownFiles): string {
  return filePathOf(id, typeOf(id, block, known));
}

/** Where a file stands beside the JSON. */
export function filePathOf(mediaId: string, mimeType: string): string {
  return `files/${mediaId}.${mediaTypeOf(mimeType)?.extensions[0] ?? "bin"}`;
}

function toFiles(turns: readonly Turn[], known: KnownFiles): TransferFile[] {
  const files = new Map<string, TransferFile>();
  for (const block of turns.flatMap(mediaOfTurn)) {
    const id = mediaIdOf(block.uri);
    if (id === null) continue;
    const path = pathOf(id, block, known);
    const mime_type = typeOf(id, block, known);
    const stored = known.get(id);
    const { name, size } = stored ?? { name: block.media?.name ?? "file", size: block.media?.size ?? 1 };
    const about = { path, name, mime_type, size };
    const sha256 = stored?.sha256;
    files.set(path, sha256 ? { ...about, sha256 } : { ...about, isMissing: true });
  }
  return [...files.values()];
}
