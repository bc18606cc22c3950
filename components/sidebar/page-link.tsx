"use client";

import type { ComponentProps, MouseEvent } from "react";
import { setDrawerOpen } from "@/lib/client/use-drawer";
import { openThread, threadPath } from "@/lib/client/use-thread-id";
import { isPlainClick } from "./is-plain-click";

type PageLinkProps = Omit<ComponentProps<"a">, "href"> & { threadId: string | null; onOpen?: () => void };

/** A real link to a thread, or to a new one: a plain click stays on the page, any other is the browser's. */
export function PageLink({ threadId, onOpen, ...props }: PageLinkProps) {
  const handleClick = (event: MouseEvent) => {
    if (!isPlainClick(event)) return;
    event.preventDefault();
    openThread(threadId);
    setDrawerOpen(false);
    onOpen?.();
  };
  return <a href={threadPath(threadId)} onClick={handleClick} {...props} />;
}
