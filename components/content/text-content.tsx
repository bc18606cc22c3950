"use client";

import { useId, useMemo, useRef } from "react";
import {
  advance,
  createMarkdownDocument,
  finish,
  type MarkdownDocument,
} from "@/lib/client/markdown/document";
import type { Marker } from "@/lib/protocol/citations";
import { addedSince, type TextGrowth } from "@/lib/protocol/text-growth";
import { CitationContext } from "./citation-context";
import { DefinitionsContext } from "./definitions-context";
import { inOrder } from "./in-order";
import { LinkGuard } from "./link-guard";
import { groupsOf, SegmentGroup } from "./segment-group";
import { TextIdContext } from "./text-id-context";
import { useCiting } from "./use-citing";
import "./content.css";

type TextContentProps = {
  text: string;
  /** How the text came, where that is known. */
  growth?: TextGrowth | undefined;
  /** More may come. */
  isOpen: boolean;
  /** What is cited, and where; the same list each time, unless it has changed. */
  markers?: readonly Marker[] | undefined;
};

const NO_MARKERS: readonly Marker[] = [];

/** Markdown text as it grows. An update draws again only what it changes: see lib/client/markdown. */
export function TextContent({ text, growth, isOpen, markers = NO_MARKERS }: TextContentProps) {
  const plain = useMarkdown({ text, growth, isOpen });
  const citing = useCiting(markers.length > 0);
  const document = useMemo(() => citing?.citeDocument(plain, markers) ?? plain, [citing, plain, markers]);
  const { segments, definitions, footnotes, isFinished } = document;
  const known = useMemo(() => ({ definitions, footnotes, isFinished }), [definitions, footnotes, isFinished]);
  const last = segments.at(-1) ?? [];
  return (
    <DefinitionsContext value={known}>
      <TextIdContext value={useId()}>
        <CitationContext value={citing?.CitationMarker ?? null}>
          <LinkGuard className="space-y-3">
            {inOrder(groupsOf(segments), (group) => (
              <SegmentGroup segments={group} last={last} />
            ))}
          </LinkGuard>
        </CitationContext>
      </TextIdContext>
    </DefinitionsContext>
  );
}

type Latest = { document: MarkdownDocument; growth: TextGrowth | undefined };

function useMarkdown({ text, growth, isOpen }: Pick<TextContentProps, "text" | "growth" | "isOpen">) {
  // Only a cache: `advance` gives the same from any document, but from the last one it is quick.
  const latest = useRef<Latest>({ document: createMarkdownDocument(), growth: undefined });
  return useMemo(() => {
    const document = advance(latest.current.document, text, addedSince(latest.current.growth, growth));
    latest.current = { document: isOpen ? document : finish(document), growth };
    return latest.current.document;
  }, [text, growth, isOpen]);
}
