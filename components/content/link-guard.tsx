"use client";

import { type ReactNode, Suspense, use, useEffect, useRef, useState } from "react";
import { lazyPart } from "@/components/ui/lazy-part";
import { reasonToAsk } from "@/lib/client/markdown/leaving";
import { isFootnoteLink } from "./footnote-places";
import { KnownAddressesContext } from "./known-addresses-context";

const LeaveDialog = lazyPart(() => import("./leave-dialog").then((module) => module.LeaveDialog));

type LinkGuardProps = { className: string; children: ReactNode };
type Asked = { href: string; reason: "query" | "unknown" };

/** Asks before a link is followed that only the model knows, or that carries much in its address. */
export function LinkGuard({ className, children }: LinkGuardProps) {
  const isKnown = use(KnownAddressesContext);
  const rootRef = useRef<HTMLDivElement>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  useEffect(() => {
    const handleClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      if (!link?.href || link.hasAttribute("data-source-link") || isFootnoteLink(link)) return;
      const reason = reasonToAsk(link.href, isKnown);
      if (reason === null) return;
      event.preventDefault();
      setAsked({ href: link.href, reason });
    };
    const listening = new AbortController();
    const { signal } = listening;
    rootRef.current?.addEventListener("click", handleClick, { signal });
    // The middle button opens a tab without a click.
    rootRef.current?.addEventListener("auxclick", handleClick, { signal });
    return () => listening.abort();
  }, [isKnown]);
  return (
    <div ref={rootRef} className={className}>
      {children}
      {asked && (
        <Suspense fallback={null}>
          <LeaveDialog href={asked.href} reason={asked.reason} onClose={() => setAsked(null)} />
        </Suspense>
      )}
    </div>
  );
}
