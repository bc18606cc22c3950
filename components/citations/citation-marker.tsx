"use client";

import { use } from "react";
import { tCount } from "@/lib/i18n/translate";
import { CitationsContext } from "./citations-context";
import { SourceLink } from "./source-link";

type CitationMarkerProps = { numbers: readonly number[] };

/** More numbers than this would reach beyond the words that they are about. */
const SHOWN_MAX = 4;

// An area to aim at that is larger than the number.
const TARGET =
  "relative after:absolute after:-inset-x-0.5 after:-inset-y-1.5 hover:underline coarse:after:-inset-y-3";

/**
 * The numbers stand above the end of the cited words, in the room between two lines. So they take
 * none in the line, and a text that is cited late stays where it is, to the pixel.
 */
export function CitationMarker({ numbers }: CitationMarkerProps) {
  const citations = use(CitationsContext);
  if (!citations) return null;
  const shown = numbers.length > SHOWN_MAX ? numbers.slice(0, SHOWN_MAX - 1) : numbers;
  const firstHidden = numbers[shown.length];
  const hidden = numbers.length - shown.length;
  return (
    <span data-citation className="relative select-none">
      <span className="absolute end-0 bottom-[calc(0.968em+3px)] whitespace-nowrap leading-none">
        <span className="flex gap-1 font-sans text-[0.625rem] font-semibold not-italic leading-[0.7] text-accent tabular-nums">
          {shown.map((number) => {
            const source = citations.sources[number - 1];
            return (
              source && (
                <SourceLink key={number} source={source} className={TARGET}>
                  {number}
                </SourceLink>
              )
            );
          })}
          {firstHidden !== undefined && (
            <button
              type="button"
              aria-label={tCount(hidden, "{count} more source", "{count} more sources")}
              onClick={() => citations.onShow(firstHidden)}
              className={TARGET}
            >
              {`+${hidden}`}
            </button>
          )}
        </span>
      </span>
    </span>
  );
}
