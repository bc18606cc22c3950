import { ChevronDown } from "lucide-react";
import { tCount } from "@/lib/i18n/translate";

type CodeRestProps = { lines: number; isShort: boolean; onToggle: (button: HTMLElement) => void };

/** Shows all of a long listing, or its beginning only. */
export function CodeRest({ lines, isShort, onToggle }: CodeRestProps) {
  return (
    <button
      type="button"
      aria-expanded={!isShort}
      onClick={(event) => onToggle(event.currentTarget)}
      className="flex h-9 w-full items-center gap-1.5 border-line border-t px-4 text-ink-soft text-sm transition-colors hover:bg-ink/4 hover:text-ink -outline-offset-2 coarse:h-11"
    >
      <ChevronDown
        aria-hidden
        strokeWidth={1.75}
        className={`size-4 transition-transform ${isShort ? "" : "rotate-180"}`}
      />
      {tCount(lines, "{count} line", "All {count} lines")}
    </button>
  );
}
