"use client";

import { CornerLeftUp } from "lucide-react";
import { type ReactNode, use } from "react";
import { IconButton } from "@/components/ui/icon-button";
import type { FootnoteBlock } from "@/lib/client/markdown/blocks";
import { directionOf } from "@/lib/client/markdown/direction";
import { t } from "@/lib/i18n/translate";
import { footnoteId, leaveFootnote } from "./footnote-places";
import { TextIdContext } from "./text-id-context";

type FootnoteViewProps = { footnote: FootnoteBlock; drawBody: (body: FootnoteBlock["body"]) => ReactNode };

/** Where it is written, which is mostly at the end: what stands already is neither moved nor drawn again. */
export function FootnoteView({ footnote, drawBody }: FootnoteViewProps) {
  const { label, position, body } = footnote;
  const id = footnoteId(use(TextIdContext), position);
  return (
    <div
      id={id}
      role="note"
      tabIndex={-1}
      aria-label={t("Footnote {label}", { label })}
      dir={directionOf(body)}
      className="footnote flex items-start gap-2 rounded-md text-ink-soft text-sm focus:animate-found [.footnote+&]:-mt-1.5"
    >
      <span className="max-w-24 shrink-0 truncate text-ink-faint tabular-nums">{label}</span>
      <div className="min-w-0 flex-1 space-y-1.5">{drawBody(body)}</div>
      <IconButton
        label={t("Back to the text")}
        onClick={() => leaveFootnote(id)}
        className="-my-1.5 [&_svg]:size-4 coarse:-my-3"
      >
        <CornerLeftUp aria-hidden strokeWidth={1.75} />
      </IconButton>
    </div>
  );
}
