"use client";

import { useMemo } from "react";
import { CodeView } from "@/components/content/code-view";

// What is longer is read sooner in the downloaded file.
const LONGEST = 100_000;

/** A value as JSON, to be read and copied. */
export function RawJson({ value }: { value: unknown }) {
  const text = useMemo(() => JSON.stringify(value, null, 2), [value]);
  const shown = text.length > LONGEST ? `${text.slice(0, LONGEST)}\n…` : text;
  const code = useMemo(
    () => ({ kind: "code" as const, language: "json", pieces: [shown], isOpen: false }),
    [shown],
  );
  return (
    <div className="max-h-96 overflow-y-auto rounded-xl">
      <CodeView code={code} />
    </div>
  );
}
