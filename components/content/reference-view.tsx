"use client";

import { type ReactNode, use } from "react";
import type { InlineReference } from "@/lib/client/markdown/blocks";
import { labelOf } from "@/lib/client/markdown/labels";
import { inlineText } from "@/lib/client/markdown/plain-text";
import { DefinitionsContext } from "./definitions-context";
import { LinkView } from "./link-view";

type ReferenceViewProps = { reference: InlineReference; children: ReactNode };

/** A link once its definition is there; its text until then; and its source when none came. */
export function ReferenceView({ reference, children }: ReferenceViewProps): ReactNode {
  const { definitions, isFinished } = use(DefinitionsContext);
  const href = definitions.get(labelOf(reference.label)) ?? null;
  if (href === null && isFinished) return reference.source;
  return (
    <LinkView href={href} text={inlineText(reference.children)}>
      {children}
    </LinkView>
  );
}
