import { LazyMediaBlock } from "@/components/content/lazy-media-block";
import { LazyStructuredContent } from "@/components/structured/lazy-structured-content";
import type { Content } from "@/lib/protocol/interaction";
import { isMedia } from "@/lib/protocol/media";
import type { JsonSchema } from "@/lib/protocol/tools";
import { ReplyContent } from "./reply-content";

type StructuredReplyProps = {
  content: readonly Content[];
  isOpen: boolean;
  schema: JsonSchema;
  /** Whether the schema is known to have been sent. */
  isExpected: boolean;
};

/** The text of one output step as one document: where the API cuts it into blocks says nothing. */
export function StructuredReply({ content, ...structured }: StructuredReplyProps) {
  const text = content.map((block) => (block.type === "text" ? block.text : "")).join("");
  const texts = content.filter(({ type }) => type === "text");
  const media = content.filter(isMedia);
  return (
    <div className="grid grid-cols-1 gap-3">
      {text !== "" && (
        <LazyStructuredContent text={text} {...structured}>
          <ReplyContent content={texts} isOpen={structured.isOpen} />
        </LazyStructuredContent>
      )}
      {media.map((block, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: nothing is ever put in between or taken out.
        <LazyMediaBlock key={position} block={block} />
      ))}
    </div>
  );
}
