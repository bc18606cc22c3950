"use client";

import { useMemo, useRef } from "react";
import { advance, createMarkdownDocument, finish } from "@/lib/client/markdown/document";
import type { Marker } from "@/lib/protocol/citations";
import { CitationContext } from "./citation-context";
import { DefinitionsContext } from "./definitions-context";
import { inOrder } from "./in-order";
import { LinkGuard } from "./link-guard";
import { groupsOf, SegmentGroup } from "./segment-group";
import { useCiting } from "./use-citing";
import "./content.css";

type TextContentProps = {
  text: string;
  /** More may come. */
  isOpen: boolean;
  /** What is cited, and where; the same list each time, unless it has changed. */
  markers?: readonly Marker[] | undefined;
};

const NO_MARKERS: readonly Marker[] = [];

/** Markdown text as it grows. An update draws again only what it changes: see lib/client/markdown. */
export function TextContent({ text, isOpen, markers = NO_MARKERS }: TextContentProps) {
  const plain = useMarkdown(text, isOpen);
  const citing = useCiting(markers.length > 0);
  const document = useMemo(() => citing?.citeDocument(plain, markers) ?? plain, [citing, plain, markers]);
  const { segments, definitions, isFinished } = document;
  const known = useMemo(() => ({ definitions, isFinished }), [definitions, isFinished]);
  const last = segments.at(-1) ?? [];
  return (
    <DefinitionsContext value={known}>
      <CitationContext value={citing?.CitationMarker ?? null}>
        <LinkGuard className="space-y-3">
          {inOrder(groupsOf(segments), (group) => (
            <SegmentGroup segments={group} last={last} />
          ))}
        </LinkGuard>
      </CitationContext>
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
