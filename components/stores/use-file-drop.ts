"use client";

import { type DragEvent, useState } from "react";

type FileDrop = {
  isOver: boolean;
  handlers: Record<"onDragEnter" | "onDragOver" | "onDragLeave" | "onDrop", (event: DragEvent) => void>;
};

/** Takes files that are dropped here. The page behind, which attaches what is dropped on it, sees none of it. */
export function useFileDrop(onFiles: (files: readonly File[]) => void): FileDrop {
  const [isOver, setIsOver] = useState(false);
  const taking = (handle: (event: DragEvent) => void) => (event: DragEvent) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    event.stopPropagation();
    handle(event);
  };
  return {
    isOver,
    handlers: {
      onDragEnter: taking(() => setIsOver(true)),
      onDragOver: taking(() => undefined),
      onDragLeave: taking(({ currentTarget, relatedTarget }) =>
        setIsOver(relatedTarget instanceof Node && currentTarget.contains(relatedTarget)),
      ),
      onDrop: taking(({ dataTransfer }) => {
        setIsOver(false);
        onFiles([...dataTransfer.files]);
      }),
    },
  };
}
