"use client";

import { type MouseEvent, type ReactNode, use } from "react";
import type { Source } from "@/lib/protocol/citations-sources";
import { CitationsContext } from "./citations-context";
import { describeSource, sourceLine } from "./describe-source";

type SourceLinkProps = { source: Source; className: string; children: ReactNode };

/** Leads to a source; where that has no address, to its entry in the list. */
export function SourceLink({ source, className, children }: SourceLinkProps) {
  const citations = use(CitationsContext);
  const { title, href } = describeSource(source);
  const handleShow = (event: MouseEvent) => {
    event.preventDefault();
    citations?.onShow(source.number);
  };
  const shared = {
    "aria-label": `${source.number}: ${title}`,
    "data-tooltip": sourceLine(source),
    "data-source-link": true,
    className,
  };
  if (href === null) {
    return (
      // biome-ignore lint/a11y/useValidAnchor: it does lead somewhere, to the entry in the list of this page.
      <a href="#sources" {...shared} onClick={handleShow}>
        {children}
      </a>
    );
  }
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer nofollow ugc"
      referrerPolicy="no-referrer"
      {...shared}
    >
      {children}
    </a>
  );
}
