"use client";

import { use } from "react";
import { CitationsContext } from "@/components/citations/citations-context";
import { LazyMediaBlock } from "@/components/content/lazy-media-block";
import { TextContent } from "@/components/content/text-content";
import type { Content } from "@/lib/protocol/interaction";
import { isMedia } from "@/lib/protocol/media";
import { growthOf } from "@/lib/protocol/text-growth";

type ReplyContentProps = { content: readonly Content[]; isOpen: boolean };

/** The blocks of one output step, in the order in which they came; only the last one can still grow. */
export function ReplyContent({ content, isOpen }: ReplyContentProps) {
  const citations = use(CitationsContext);
  return (
    <div className="grid grid-cols-1 gap-3">
      {content.map((block, position) => {
        const key = `${position}-${block.type}`;
        const isGrowing = isOpen && position === content.length - 1;
        if (block.type === "text") {
          const markers = citations?.markers.get(block);
          const growth = growthOf(block);
          return (
            <TextContent key={key} text={block.text} growth={growth} isOpen={isGrowing} markers={markers} />
          );
        }
        return isMedia(block) ? <LazyMediaBlock key={key} block={block} /> : null;
      })}
    </div>
  );
}
