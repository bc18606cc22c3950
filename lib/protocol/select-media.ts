import { isMedia, type Media, type MediaContent, mediaIn, outputMediaOf } from "./media";
import { type Box, formatOf, toPictureBox } from "./picture-sizes";
import { selectInputText } from "./select";
import { outputOf } from "./targets";
import { isTurnSettled, type Turn } from "./thread";

type Turns = Readonly<Record<string, Turn>>;

/** Media whose bytes are stored here. */
export type StoredMedia = MediaContent & { media: Media; uri: string };

export function isStored(block: MediaContent): block is StoredMedia {
  return block.media !== undefined && block.uri !== undefined;
}

/** A picture with what it is called. `key` tells it apart from the same picture in another turn. */
export type NamedPicture = { key: string; turnId: string; name: string; content: StoredMedia };

/** Every picture that was made in these turns, whatever their branch, in order of time. */
export function selectPictures(turns: readonly Turn[]): NamedPicture[] {
  const byId = Object.fromEntries(turns.map((turn) => [turn.id, turn]));
  return turns
    .toSorted((a, b) => a.createdAt - b.createdAt)
    .flatMap((turn) => {
      const name = selectAskedFor(byId, turn.id);
      return picturesOf(turn).map((content) => ({
        key: pictureKey(turn.id, content),
        turnId: turn.id,
        name,
        content,
      }));
    });
}

export function pictureKey(turnId: string, { media }: StoredMedia): string {
  return `${turnId}.${media.id}`;
}

/** The pictures that a turn has made. */
export function picturesOf(turn: Pick<Turn, "steps">): StoredMedia[] {
  return outputMediaOf(turn.steps)
    .filter(isStored)
    .filter(({ type }) => type === "image");
}

/** What a turn was asked for: its own words, or those of the nearest turn before it that has some. */
export function selectAskedFor(turns: Turns, turnId: string): string {
  for (const turn of backFrom(turns, turnId)) {
    const text = selectInputText(turn).trim();
    if (text !== "") return text;
  }
  return "";
}

/** The picture or film that a turn begins from: one that was sent with it, else the last that was made. */
export function selectReference(turns: Turns, turnId: string): MediaContent | null {
  const output = outputOf(turns[turnId]?.settings ?? { model: "" });
  if (output !== "image" && output !== "video") return null;
  for (const turn of backFrom(turns, turnId)) {
    const seen = turn.id === turnId ? mediaIn(turn.input) : outputMediaOf(turn.steps);
    const last = seen.findLast(isSeen);
    if (last) return last;
  }
  return null;
}

function isSeen({ type }: { type: string }): boolean {
  return type === "image" || type === "video";
}

function* backFrom(turns: Turns, turnId: string): Generator<Turn> {
  const seen = new Set<string>();
  for (let turn = turns[turnId]; turn && !seen.has(turn.id); turn = turns[turn.parentId ?? ""]) {
    seen.add(turn.id);
    yield turn;
  }
}

const FILM: Record<"16:9" | "9:16", Box> = {
  "16:9": { width: 1280, height: 720 },
  "9:16": { width: 720, height: 1280 },
};

/** The size that is kept free for what a turn makes: the chosen shape, else that of what it begins from. */
export function selectExpectedBox({ settings }: Pick<Turn, "settings">, reference: MediaContent | null): Box {
  if (outputOf(settings) === "video") {
    return FILM[formatOf(settings, "video")?.aspect_ratio ?? "16:9"];
  }
  const { aspect_ratio, image_size } = formatOf(settings, "image") ?? {};
  if (aspect_ratio) return toPictureBox(aspect_ratio, image_size);
  const { width, height } = reference?.media ?? {};
  return width && height ? { width, height } : toPictureBox("1:1", image_size);
}

/** Whether something that one looks at is being made and is not there yet. */
export function isPictureDue(turn: Turn): boolean {
  const output = outputOf(turn.settings);
  const isWanted = output === "image" || output === "video";
  return isWanted && !isTurnSettled(turn) && outputMediaOf(turn.steps).length === 0;
}

/** Whether a model that makes pictures has answered, and only in words. */
export function isAnsweredInWords(turn: Turn): boolean {
  return (
    turn.status === "completed" &&
    outputOf(turn.settings) === "image" &&
    turn.steps.some(
      (step) => step.type === "model_output" && step.content?.some(({ type }) => type === "text"),
    ) &&
    !turn.steps.some((step) => step.type === "model_output" && step.content?.some(isMedia))
  );
}
