"use client";

import { useEffect, useRef, useState } from "react";
import { useThreadId } from "@/lib/client/use-thread-id";
import { useAttachFiles } from "./use-attach-files";

/** Takes files that are dropped anywhere on the page, so that none of them is opened in its place. */
export function DropZone() {
  const attachFiles = useAttachFiles(useThreadId());
  const attachRef = useRef(attachFiles);
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    attachRef.current = attachFiles;
  });
  useEffect(() => listen(setIsOver, (files) => attachRef.current(files)), []);
  if (!isOver) return null;
  return (
    <div className="pointer-events-none fixed inset-3 z-50 grid place-items-center rounded-2xl border-2 border-dashed border-accent bg-canvas/85">
      <p className="text-lg font-semibold">Drop files to attach them</p>
    </div>
  );
}

function listen(onOver: (isOver: boolean) => void, onDrop: (files: File[]) => void): () => void {
  // The pointer enters what is inside the page one by one, and leaves as often.
  let depth = 0;
  const setDepth = (next: number) => {
    depth = Math.max(0, next);
    onOver(depth > 0);
  };
  const handlers: Record<string, (event: DragEvent) => void> = {
    dragenter: () => setDepth(depth + 1),
    dragleave: () => setDepth(depth - 1),
    dragover: () => undefined,
    drop: ({ dataTransfer }) => {
      setDepth(0);
      onDrop([...(dataTransfer?.files ?? [])]);
    },
  };
  const handle = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    handlers[event.type]?.(event);
  };
  const types = ["dragenter", "dragleave", "dragover", "drop"] as const;
  for (const type of types) window.addEventListener(type, handle);
  return () => {
    for (const type of types) window.removeEventListener(type, handle);
  };
}
