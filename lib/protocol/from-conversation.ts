import type { Content } from "./interaction";
import { isMedia, type MediaContent } from "./media";
import { newTurn, type Settings, type Turn } from "./thread";
import type { Conversation, TransferTurn } from "./transfer";
import { withMedia } from "./transfer-steps";

export type NewIds = {
  threadId: string;
  /** The new id of every turn, by that in the file. */
  turnIds: ReadonlyMap<string, string>;
  /** What stands for every file now, by its path. */
  media: ReadonlyMap<string, MediaContent>;
};

/** The turns of an imported conversation as they are stored. Google knows none of them: their history is sent along. */
export function toTurns({ turns }: Conversation, ids: NewIds): Turn[] {
  return turns.map((turn) => toTurn(turn, ids));
}

function toTurn({ id, parentId, ...turn }: TransferTurn, { threadId, turnIds, media }: NewIds): Turn {
  const place = (block: MediaContent) => ({ ...block, ...media.get(block.uri ?? "") });
  const begun = newTurn({
    id: turnIds.get(id) ?? "",
    threadId,
    parentId: parentId === null ? null : (turnIds.get(parentId) ?? null),
    kind: turn.kind,
    input: turn.input.map((block) => (isMedia(block) ? (place(block) as Content) : block)),
    settings: turn.settings,
    createdAt: turn.createdAt,
  });
  const { status, stepTimings, argumentTexts, callNotes } = turn;
  const { replayed, hasNewEnvironment, error, firstTextAt, settledAt } = turn;
  return {
    ...begun,
    status,
    steps: turn.steps.map((step) => withMedia(step, place)),
    stepTimings,
    argumentTexts,
    callNotes,
    interactions: turn.interactions.map((interaction) => ({ ...interaction, id: "" })),
    replayed,
    hasNewEnvironment,
    error,
    firstTextAt,
    settledAt,
  };
}

/** Functions that came with a file ask before they run, whatever its maker had allowed. */
export function toImportedSettings(settings: Settings): Settings {
  const tools = settings.tools?.map((tool) =>
    tool.type === "function" ? { ...tool, approval: "ask" as const } : tool,
  );
  return { ...settings, ...(tools && { tools }) };
}
