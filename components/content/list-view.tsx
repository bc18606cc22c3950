import { memo, type ReactNode } from "react";
import type { ListBlock, ListItem } from "@/lib/client/markdown/blocks";
import { directionOf } from "@/lib/client/markdown/direction";
import { inOrder } from "./in-order";
import { ListItemView } from "./list-item-view";

type DrawBody = (body: ListItem["body"]) => ReactNode;

type ListViewProps = { list: ListBlock; drawBody: DrawBody };

export function ListView({ list, drawBody }: ListViewProps) {
  const first = list.items[0]?.[0];
  const dir = first && directionOf(first.body);
  const items = inOrder(list.items, (segment) => <ItemSegment items={segment} drawBody={drawBody} />);
  if (list.start === null) {
    return (
      <ul dir={dir} className="list-disc space-y-1.5 ps-6 marker:text-ink-faint">
        {items}
      </ul>
    );
  }
  return (
    <ol dir={dir} start={list.start} className="list-decimal space-y-1.5 ps-7 marker:text-ink-soft">
      {items}
    </ol>
  );
}

type ItemSegmentProps = { items: readonly ListItem[]; drawBody: DrawBody };

const ItemSegment = memo(function ItemSegment({ items, drawBody }: ItemSegmentProps) {
  return inOrder(items, (item) => <ListItemView item={item} drawBody={drawBody} />);
});
