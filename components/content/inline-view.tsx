import type { ReactNode } from "react";
import type { Inline, Inlines } from "@/lib/client/markdown/blocks";
import { inlineText } from "@/lib/client/markdown/plain-text";
import { amongCitations } from "./among-citations";
import { CitationSlot } from "./citation-slot";
import { EnvironmentFilesContext } from "./environment-files-context";
import { FileName } from "./file-name";
import { FootnoteLink } from "./footnote-link";
import { FormulaView } from "./formula-view";
import { ImageChip } from "./image-chip";
import { LinkView } from "./link-view";
import { ReferenceView } from "./reference-view";
import { textPieces } from "./text-pieces";

type InlineViewProps = { inlines: Inlines };

export function InlineView({ inlines }: InlineViewProps) {
  return amongCitations(inlines, drawInline);
}

function drawInline(inline: Inline): ReactNode {
  switch (inline.kind) {
    case "text":
      return textPieces(inline.text);
    case "strong":
      return <strong className="font-semibold">{amongCitations(inline.children, drawInline)}</strong>;
    case "emphasis":
      return <em>{amongCitations(inline.children, drawInline)}</em>;
    case "strike":
      return <del>{amongCitations(inline.children, drawInline)}</del>;
    case "code":
      return (
        <FileName words={inline.text}>
          <code dir="ltr" className="wrap-anywhere rounded-md bg-ink/6 px-1 py-0.5 font-mono text-[0.85em]">
            {textPieces(inline.text)}
          </code>
        </FileName>
      );
    case "link":
      return (
        <LinkView href={inline.href} text={inlineText(inline.children)}>
          {/* A name in a link leads where the link leads. */}
          <EnvironmentFilesContext value={null}>
            {amongCitations(inline.children, drawInline)}
          </EnvironmentFilesContext>
        </LinkView>
      );
    case "reference":
      return <ReferenceView reference={inline}>{amongCitations(inline.children, drawInline)}</ReferenceView>;
    case "footnote":
      return <FootnoteLink footnote={inline} />;
    case "image":
      return <ImageChip href={inline.href} alt={inline.alt} />;
    case "math":
      return <FormulaView tex={inline.tex} isDisplay={inline.isDisplay} isOpen={inline.isOpen} />;
    case "citation":
      return <CitationSlot numbers={inline.numbers} />;
    case "break":
      return <br />;
    default:
      inline satisfies never;
      return null;
  }
}
