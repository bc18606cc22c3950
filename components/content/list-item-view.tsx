import { memo, type ReactNode } from "react";
import type { ListItem } from "@/lib/client/markdown/blocks";
import { t } from "@/lib/i18n/translate";

type ListItemViewProps = { item: ListItem; drawBody: (body: ListItem["body"]) => ReactNode };

export const ListItemView = memo(function ListItemView({ item, drawBody }: ListItemViewProps) {
  if (item.task === "none") return <li className="space-y-1.5 ps-1">{drawBody(item.body)}</li>;
  const isDone = item.task === "done";
  return (
    <li className="flex list-none gap-2">
      <input
        type="checkbox"
        checked={isDone}
        disabled
        aria-label={isDone ? t("Done") : t("To do")}
        className="-ms-5 mt-1.5 size-3.5 shrink-0"
      />
      <div className="min-w-0 flex-1 space-y-1.5">{drawBody(item.body)}</div>
    </li>
  );
});
