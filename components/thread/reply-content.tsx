import { TextContent } from "@/components/content/text-content";
import type { Content } from "@/lib/protocol/interaction";

type ReplyContentProps = { content: readonly Content[]; isOpen: boolean };

/** The blocks of one output step; only its last one can still grow. */
export function ReplyContent({ content, isOpen }: ReplyContentProps) {
  return content.map((block, position) => {
    const key = `${position}-${block.type}`;
    const isGrowing = isOpen && position === content.length - 1;
    if (block.type === "text") return <TextContent key={key} text={block.text} isOpen={isGrowing} />;
    return (
      <p key={key} className="text-sm text-ink-faint">
        {`This version cannot show content of the type ${block.type}.`}
      </p>
    );
  });
}
