import { memo } from "react";
import type { Block } from "@/lib/client/markdown/blocks";
import { drawBlock } from "./block-view";
import { inOrder } from "./in-order";

type BlockSegmentProps = { blocks: readonly Block[]; isSettled: boolean };

/** Some blocks together, so that an update passes over them as one, and the browser need not lay out what is off screen. */
export const BlockSegment = memo(function BlockSegment({ blocks, isSettled }: BlockSegmentProps) {
  return (
    <div className={`segment space-y-3 ${isSettled ? "segment-settled" : ""}`}>
      {inOrder(blocks, drawBlock)}
    </div>
  );
});
