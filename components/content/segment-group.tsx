import { memo } from "react";
import type { Block } from "@/lib/client/markdown/blocks";
import type { Segments } from "@/lib/client/markdown/segments";
import { BlockSegment } from "./block-segment";
import { inOrder } from "./in-order";

type SegmentGroupProps = { segments: Segments<Block>; last: readonly Block[] };

/** Segments, in turn, by sixteens: a text of 400 KB has hundreds, and React and the layout pass over these as well. */
export const SegmentGroup = memo(function SegmentGroup({ segments, last }: SegmentGroupProps) {
  return (
    <div className="space-y-3">
      {inOrder(segments, (blocks) => (
        <BlockSegment blocks={blocks} isSettled={blocks !== last} />
      ))}
    </div>
  );
}, isSame);

const GROUP_SIZE = 16;

export function groupsOf(segments: Segments<Block>): readonly Segments<Block>[] {
  if (segments.length <= GROUP_SIZE) return [segments];
  const groups: Segments<Block>[] = [];
  for (let start = 0; start < segments.length; start += GROUP_SIZE) {
    groups.push(segments.slice(start, start + GROUP_SIZE));
  }
  return groups;
}

function isSame(before: SegmentGroupProps, after: SegmentGroupProps): boolean {
  return (
    before.segments.length === after.segments.length &&
    before.segments.every((blocks, position) => blocks === after.segments[position]) &&
    before.segments.includes(before.last) === after.segments.includes(after.last)
  );
}
