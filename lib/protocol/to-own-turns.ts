import type { Content, Step } from "./interaction";
import { isMedia, type MediaContent, type MediaKind } from "./media";
import { shareFileIdOf } from "./shared-content";
import type { Turn } from "./thread";

type Own = {
  threadId: string;
  newId(): string;
  /** The viewer's own files, by the id that they have in the share. */
  files: ReadonlyMap<string, MediaContent>;
  beganAt: number;
};

const NAMES: Record<MediaKind, string> = {
  image: "A picture",
  audio: "A sound",
  video: "A video",
  document: "A document",
};

/** The turns of a shared page as those of a thread of the viewer's: they come after each other, and from now. */
export function toOwnTurns(shared: readonly Turn[], { threadId, newId, files, beganAt }: Own): Turn[] {
  const turns: Turn[] = [];
  for (const [position, turn] of shared.entries()) {
    turns.push({
      ...turn,
      id: newId(),
      threadId,
      parentId: turns.at(-1)?.id ?? null,
      createdAt: beganAt + position,
      input: turn.input.map((block) => toOwnBlock(block, files)),
      steps: turn.steps.map((step) => toOwnStep(step, files)),
    });
  }
  return turns;
}

function toOwnStep(step: Step, files: Own["files"]): Step {
  if (step.type === "model_output") {
    return { ...step, content: (step.content ?? []).map((block) => toOwnBlock(block, files)) };
  }
  if (step.type !== "code_execution_result" || !Array.isArray(step.result)) return step;
  const blocks: Content[] = step.result;
  // The types know of a text alone, and charts come beside it.
  return { ...step, result: blocks.map((block) => toOwnBlock(block, files)) as unknown as string };
}

/** What is not there cannot be sent along; the model and the viewer read that it was. */
function toOwnBlock(block: Content, files: Own["files"]): Content {
  if (!isMedia(block)) return block;
  const fileId = shareFileIdOf(block.uri);
  const own = fileId === null ? undefined : files.get(fileId);
  if (own) return own as Content;
  const isLink = fileId === null && block.uri !== undefined;
  return isLink
    ? (block as Content)
    : { type: "text", text: `(${NAMES[block.type]} was here that is not shared.)` };
}
