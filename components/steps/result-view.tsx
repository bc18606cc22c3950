"use client";

import { useState } from "react";
import { LazyMediaBlock } from "@/components/content/lazy-media-block";
import { ScrollBox } from "@/components/content/scroll-box";
import { Button } from "@/components/ui/button";
import { t } from "@/lib/i18n/translate";
import { isMedia, type MediaContent } from "@/lib/protocol/media";

type ResultViewProps = {
  label: string;
  /** A text, an object, or blocks of content: a tool may answer with any of these. */
  result: unknown;
  /** What is said where there is nothing to show. */
  nothing: string;
  isError: boolean;
};

const LINES_SHOWN = 20;
const CHARACTERS_SHOWN = 4_000;

/** What a tool has answered, as it is: nothing of it is markup. A long answer opens in two steps. */
export function ResultView({ label, result, nothing, isError }: ResultViewProps) {
  const [isWhole, setIsWhole] = useState(false);
  const { text, media } = partsOf(result);
  const beginning = beginningOf(text);
  const isCut = !isWhole && beginning.length < text.length;
  return (
    <div className="grid grid-cols-1 gap-1.5">
      <p className={isError ? "text-danger" : "text-ink-faint"}>{label}</p>
      {text === "" && media.length === 0 && <p>{nothing}</p>}
      {text !== "" && (
        <ScrollBox name={label} className="max-h-80 overflow-y-auto rounded-lg bg-surface px-3 py-2">
          <pre dir="auto" className="w-fit min-w-full font-mono text-[0.8125rem]/5 text-ink">
            {isCut ? beginning : text}
          </pre>
        </ScrollBox>
      )}
      {isCut && (
        <div>
          <Button onClick={() => setIsWhole(true)}>{t("Show all of it")}</Button>
        </div>
      )}
      {media.map((block) => (
        <div key={block.uri ?? block.mime_type} className="max-w-96">
          <LazyMediaBlock block={block} />
        </div>
      ))}
    </div>
  );
}

function beginningOf(text: string): string {
  return text.split("\n", LINES_SHOWN).join("\n").slice(0, CHARACTERS_SHOWN);
}

function partsOf(result: unknown): { text: string; media: MediaContent[] } {
  if (result === null || result === undefined) return { text: "", media: [] };
  if (typeof result === "string") return { text: result.trimEnd(), media: [] };
  if (!Array.isArray(result) || !result.every(isBlock)) return { text: toJson(result), media: [] };
  const texts = result.flatMap((block) => ("text" in block ? [String(block.text)] : []));
  return { text: texts.join("\n").trimEnd(), media: result.filter(isMedia) };
}

function isBlock(value: unknown): value is { type: string } {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

function toJson(value: unknown): string {
  const isEmpty = typeof value === "object" && value !== null && Object.keys(value).length === 0;
  return isEmpty ? "" : JSON.stringify(value, null, 2);
}
