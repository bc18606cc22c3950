"use client";

import { useMemo, useRef } from "react";
import { advance, createMarkdownDocument, finish } from "@/lib/client/markdown/document";
import { DefinitionsContext } from "./definitions-context";
import { inOrder } from "./in-order";
import { groupsOf, SegmentGroup } from "./segment-group";
import "./content.css";

type TextContentProps = {
  text: string;
  /** More may come. */
  isOpen: boolean;
  annotations?: readonly unknown[];
};

/** Markdown text as it grows. An update draws again only what it changes: see lib/client/markdown. */
export function TextContent({ text, isOpen }: TextContentProps) {
  const document = useMarkdown(text, isOpen);
  const { segments, definitions, isFinished } = document;
  const known = useMemo(() => ({ definitions, isFinished }), [definitions, isFinished]);
  const last = segments.at(-1) ?? [];
  return (
    <DefinitionsContext value={known}>
      <div className="space-y-3">
        {inOrder(groupsOf(segments), (group) => (
          <SegmentGroup segments={group} last={last} />
        ))}
      </div>
    </DefinitionsContext>
  );
}

function useMarkdown(text: string, isOpen: boolean) {
  // Only a cache: `advance` gives the same from any document, but from the last one it is quick.
  const latest = useRef(createMarkdownDocument());
  return useMemo(() => {
    const document = advance(latest.current, text);
    latest.current = isOpen ? document : finish(document);
    return latest.current;
  }, [text, isOpen]);
}
