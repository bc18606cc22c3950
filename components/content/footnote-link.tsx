"use client";

import { type ReactNode, use } from "react";
import type { InlineFootnote } from "@/lib/client/markdown/blocks";
import { labelOf } from "@/lib/client/markdown/labels";
import { t } from "@/lib/i18n/translate";
import { DefinitionsContext } from "./definitions-context";
import { footnoteId, showFootnote } from "./footnote-places";
import { InLinkContext } from "./in-link-context";
import { TextIdContext } from "./text-id-context";

type FootnoteLinkProps = { footnote: InlineFootnote };

/** Leads to its footnote once that is there, is its label until then, and its source when none came. */
export function FootnoteLink({ footnote }: FootnoteLinkProps): ReactNode {
  const { label, source } = footnote;
  const { footnotes, isFinished } = use(DefinitionsContext);
  const textId = use(TextIdContext);
  const isInLink = use(InLinkContext);
  const position = footnotes.indexOf(labelOf(label));
  if (position === -1 && isFinished) return source;
  if (isInLink) return <sup>{label}</sup>;
  const id = footnoteId(textId, position);
  // One element before and after it leads somewhere, so that its text stays where it is on the page.
  return (
    <sup>
      {position === -1 ? (
        // biome-ignore lint/a11y/useValidAnchor: it is the place of a link that is not there yet.
        <a className="px-px">{label}</a>
      ) : (
        <a
          href={`#${id}`}
          aria-label={t("Footnote {label}", { label })}
          onClick={(event) => {
            event.preventDefault();
            showFootnote(id, event.currentTarget);
          }}
          className="relative px-px text-accent after:absolute after:-inset-x-1 after:-inset-y-2 hover:underline coarse:after:-inset-x-2 coarse:after:-inset-y-3"
        >
          {label}
        </a>
      )}
    </sup>
  );
}
