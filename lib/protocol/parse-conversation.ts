import { mediaIn } from "./media";
import { type Conversation, conversationSchema, type TransferTurn, transferTurnSchema } from "./transfer";
import { mediaOf } from "./transfer-steps";

const DEPTH_MAX = 100;

/** The conversation, its turns with parents before children, or the part of the file that is wrong. */
export type ParsedConversation =
  | { conversation: Conversation; problem: null }
  | { conversation: null; problem: string };

const wrong = (problem: string): ParsedConversation => ({ conversation: null, problem });

/**
 * What a file says of a conversation, checked as a whole: its fields, its tree, and its files. `pause` is
 * awaited between turns: all of them at once would keep everybody else waiting.
 */
export async function parseConversation(
  value: unknown,
  pause: () => Promise<unknown>,
): Promise<ParsedConversation> {
  if (isMonstrous(value)) return wrong("nesting");
  const { data, error } = conversationSchema.safeParse(value);
  if (!data) return wrong(error.issues[0]?.path.join(".") ?? "");
  const parsed: TransferTurn[] = [];
  for (const [position, unchecked] of data.turns.entries()) {
    await pause();
    const turn = transferTurnSchema.safeParse(unchecked);
    if (!turn.success) return wrong(["turns", position, ...(turn.error.issues[0]?.path ?? [])].join("."));
    parsed.push(turn.data);
  }
  const turns = inOrder(parsed);
  if (!turns) return wrong("turns");
  const ids = new Set(turns.map(({ id }) => id));
  const { headTurnId } = data.thread;
  if (headTurnId === null ? turns.length > 0 : !ids.has(headTurnId)) return wrong("thread.headTurnId");
  const conversation = { ...data, turns };
  return areFilesSound(conversation) ? { conversation, problem: null } : wrong("files");
}

/** Nested so deeply that recursion would fail, or with the one key that changes what an object is. */
function isMonstrous(value: unknown): boolean {
  let level = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEPTH_MAX) return true;
    const objects = level.filter((entry): entry is object => typeof entry === "object" && entry !== null);
    if (objects.some((entry) => Object.hasOwn(entry, "__proto__"))) return true;
    level = objects.flatMap((entry): unknown[] => Object.values(entry));
  }
  return false;
}

/** Null where the turns are no tree: an id comes twice, a parent is missing, or is its own descendant. */
function inOrder(turns: readonly TransferTurn[]): TransferTurn[] | null {
  const children = Map.groupBy(turns, ({ parentId }) => parentId);
  if (new Set(turns.map(({ id }) => id)).size < turns.length) return null;
  const ordered = [...(children.get(null) ?? [])];
  // It grows while it is gone through; what is in a circle is never reached.
  for (const { id } of ordered) ordered.push(...(children.get(id) ?? []));
  return ordered.length === turns.length ? ordered : null;
}

/** Every file has a path of its own, and exactly those are listed that a turn has. */
function areFilesSound({ turns, files }: Conversation): boolean {
  const listed = new Set(files.map(({ path }) => path));
  const used = new Set(turns.flatMap(pathsOf));
  return listed.size === files.length && used.size === listed.size && [...used].every((p) => listed.has(p));
}

/** The files of a turn, by their paths. */
function pathsOf({ input, steps }: Pick<TransferTurn, "input" | "steps">): string[] {
  const media = [...mediaIn(input), ...steps.flatMap(mediaOf)];
  return media.flatMap(({ uri }) => (uri?.startsWith("files/") ? [uri] : []));
}
