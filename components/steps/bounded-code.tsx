"use client";

import { useMemo, useState } from "react";
import { CodeView } from "@/components/content/code-view";
import { Button } from "@/components/ui/button";
import { t } from "@/lib/i18n/translate";

type BoundedCodeProps = { label: string; language: string; text: string };

const LINES_SHOWN = 40;
const CHARACTERS_SHOWN = 6_000;

/** A text that an agent has written, coloured as code. A long one opens in two steps. */
export function BoundedCode({ label, language, text }: BoundedCodeProps) {
  const [isWhole, setIsWhole] = useState(false);
  const beginning = text.split("\n", LINES_SHOWN).join("\n").slice(0, CHARACTERS_SHOWN);
  const shown = isWhole ? text : beginning;
  const block = useMemo(
    () => ({ kind: "code" as const, language, pieces: [shown], isOpen: false }),
    [language, shown],
  );
  return (
    <div className="grid grid-cols-1 gap-1.5">
      <p className="text-ink-faint">{label}</p>
      <CodeView code={block} />
      {shown.length < text.length && (
        <div>
          <Button onClick={() => setIsWhole(true)}>{t("Show all of it")}</Button>
        </div>
      )}
    </div>
  );
}
