"use client";

import { type DragEvent, useState } from "react";

const TYPE = "application/x-parley-threads";

/** What is dropped, and where the pointer is then. */
export type OnDrop = (threadIds: string[], at: Pick<DragEvent, "target" | "clientY">) => void;

/** Has rows carry which threads they are. What shows where they would stand comes with the first of them. */
export function carryThreads({ dataTransfer }: DragEvent, threadIds: readonly string[]): void {
  dataTransfer.setData(TYPE, threadIds.join(" "));
  import("./drop-spot").then(
    ({ markSpots }) => markSpots(),
    () => undefined,
  );
}

/** A place of the list where threads can be dropped. */
export function useThreadDrop(onDrop: OnDrop) {
  const [isOver, setIsOver] = useState(false);
  return {
    isOver,
    dropProps: {
      onDragOver(event: DragEvent) {
        if (!event.dataTransfer.types.includes(TYPE)) return;
        event.preventDefault();
        setIsOver(true);
      },
      onDragLeave({ currentTarget, relatedTarget }: DragEvent) {
        if (!currentTarget.contains(relatedTarget as Node | null)) setIsOver(false);
      },
      onDrop(event: DragEvent) {
        const carried = event.dataTransfer.getData(TYPE);
        setIsOver(false);
        if (carried === "") return;
        event.preventDefault();
        onDrop(carried.split(" "), event);
      },
    },
  };
}
