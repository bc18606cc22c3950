"use client";

import { use } from "react";
import { CitationContext } from "./citation-context";

/** The place of a citation in a line of text. */
export function CitationSlot({ numbers }: { numbers: readonly number[] }) {
  const Marker = use(CitationContext);
  return Marker && <Marker numbers={numbers} />;
}
