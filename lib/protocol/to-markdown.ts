import { type Citations, selectCitations } from "./citations";
import type { Source } from "./citations-sources";
import { toInertLine, toInertMarkdown } from "./inert-markdown";
import type { Content, TextContent } from "./interaction";
import { callBlockOf, endOf, toolBlocksOf } from "./markdown-words";
import { isMedia, type MediaContent, mediaIdOf } from "./media";
import { type ReplyPart, selectReplyParts } from "./select-reply-parts";
import { targetIdOf } from "./targets";
import type { Turn } from "./thread";

/** Where a file stands beside the text, by the id of its media; null where it does not. */
export type FilePlace = (mediaId: string) => string | null;

type Conversation = { title: string | null; turns: readonly Turn[] };

/**
 * A branch to be read: who said what, with code, sources, and the use of tools in a line each. Whatever
 * the people and models in it wrote, it does nothing in the program that opens it.
 */
export function toMarkdown({ title, turns }: Conversation, placeOf: FilePlace = () => null): string {
  const blocks = turns.flatMap((turn) => [...messageOf(turn, placeOf), ...replyOf(turn, placeOf)]);
  return `${[`# ${toInertLine(title ?? "Untitled")}`, ...blocks].join("\n\n")}\n`;
}

function messageOf({ kind, input }: Turn, placeOf: FilePlace): string[] {
  if (kind === "continuation") return [];
  return ["## You", ...input.flatMap((block) => contentOf(block, placeOf))];
}

function replyOf(turn: Turn, placeOf: FilePlace): string[] {
  const citations = selectCitations(turn);
  const end = endOf(turn);
  const heading = `## Reply (${toInertLine(targetIdOf(turn.settings))})`;
  return [
    ...(turn.kind === "continuation" ? [] : [heading]),
    ...selectReplyParts(turn).flatMap((part) => partOf(part, citations, placeOf)),
    ...(end === null ? [] : [`*${end}*`]),
    ...sourcesOf(citations.sources),
  ];
}

function partOf(part: ReplyPart, citations: Citations, placeOf: FilePlace): string[] {
  switch (part.kind) {
    case "content":
      return part.content.flatMap((block) =>
        contentOf(block.type === "text" ? cited(block, citations) : block, placeOf),
      );
    case "activity":
      return part.uses.flatMap(toolBlocksOf);
    case "call":
      return [callBlockOf(part.call)];
    case "thinking":
    case "step":
      return [];
  }
}

function contentOf(block: Content, placeOf: FilePlace): string[] {
  if (block.type === "text") return block.text.trim() === "" ? [] : [toInertMarkdown(block.text.trim())];
  return isMedia(block) ? [fileOf(block, placeOf)] : [];
}

const KINDS = { image: "Picture", audio: "Sound", video: "Film", document: "File" };

function fileOf(block: MediaContent, placeOf: FilePlace): string {
  const kind = KINDS[block.type];
  const id = mediaIdOf(block.uri);
  if (id === null)
    return block.uri ? `${kind}: ${toInertLine(block.uri)}` : `${kind}, which could not be kept`;
  const name = toInertLine(block.media?.name ?? "file");
  const place = placeOf(id);
  return `${kind}: ${place === null ? name : `[${name}](${place})`}`;
}

/** The text with the numbers of its sources where they belong, but never inside of code. */
function cited(block: TextContent, { markers }: Citations): TextContent {
  let text = "";
  let last = 0;
  for (const { at, numbers } of markers.get(block) ?? []) {
    text += block.text.slice(last, at);
    const isInCode = (block.text.slice(0, at).match(/^ *(```|~~~)/gm)?.length ?? 0) % 2 === 1;
    if (!isInCode) text += numbers.map((number) => ` [${number}]`).join("");
    last = at;
  }
  return { ...block, text: text + block.text.slice(last) };
}

function sourcesOf(sources: readonly Source[]): string[] {
  if (sources.length === 0) return [];
  return ["### Sources", sources.map((source) => `${source.number}. ${sourceLine(source)}`).join("\n")];
}

function sourceLine(source: Source): string {
  const page = source.kind === "file" && source.page !== null ? `, page ${source.page}` : "";
  const title = toInertLine(source.title || source.url || "Untitled") + page;
  const url = URL.canParse(source.url) ? new URL(source.url) : null;
  const isWeb = url?.protocol === "https:" || url?.protocol === "http:";
  return url && isWeb ? `[${title}](<${url.href.replaceAll(/[<>\s]/g, encodeURIComponent)}>)` : title;
}
