"use client";

import { useEffect, useRef, useState } from "react";
import { useThreadId } from "@/lib/client/use-thread-id";
import { t } from "@/lib/i18n/translate";
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
      <p className="text-lg font-semibold">{t("Drop files to attach them")}</p>
    </div>
  );
}

function listen(onOver: (isOver: boolean) => void, onDrop: (files: File[]) => void): () => void {
  // The next thing is entered before the last one is left, so only a leave of the last one ends it. Enters
  // and leaves cannot be counted: what goes away under the pointer, as in a reply that grows, is never left.
  let entered: EventTarget | null = null;
  const handlers: Record<string, (event: DragEvent) => void> = {
    dragenter: ({ target }) => {
      entered = target;
      onOver(true);
    },
    dragleave: ({ target }) => target === entered && onOver(false),
    dragover: () => undefined,
    drop: ({ dataTransfer }) => {
      onOver(false);
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
