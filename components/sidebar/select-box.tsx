"use client";

import type { ReactNode } from "react";
import { useIsSelected } from "@/lib/client/organise/selection";
import { selectRow } from "./select-by-click";

type SelectBoxProps = { threadId: string; children: ReactNode };

/** A row while rows are chosen: all of it is the box to tick. */
export function SelectBox({ threadId, children }: SelectBoxProps) {
  return (
    <label className="flex h-full min-w-0 flex-1 cursor-pointer items-center rounded-lg ps-2.5 pe-2 text-ui has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-accent">
      <input
        type="checkbox"
        checked={useIsSelected(threadId)}
        onChange={({ currentTarget, nativeEvent }) =>
          selectRow(currentTarget, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
        }
        className="me-2.5 size-4 shrink-0 accent-accent outline-none"
      />
      {children}
    </label>
  );
}
