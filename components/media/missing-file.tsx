import { FileX } from "lucide-react";
import type { CSSProperties } from "react";
import { t } from "@/lib/i18n/translate";

type MissingFileProps = { name: string; style?: CSSProperties };

/** Stands where a file stood whose bytes are gone, as large as it was. */
export function MissingFile({ name, style }: MissingFileProps) {
  return (
    <div
      style={style}
      className="flex min-h-12 w-fit max-w-full flex-col items-center justify-center gap-1 rounded-xl border border-dashed border-edge px-4 py-2.5 text-center text-sm text-ink-soft"
    >
      <span className="flex items-center gap-2">
        <FileX aria-hidden className="size-4 shrink-0" strokeWidth={1.75} />
        {t("File missing")}
      </span>
      <span className="max-w-full truncate text-ink-faint">{name}</span>
    </div>
  );
}
