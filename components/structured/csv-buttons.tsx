"use client";

import { Check, Copy, Download } from "lucide-react";
import { Button } from "@/components/ui/button";
import { toCsv } from "@/lib/client/schema/to-csv";
import { useCopy } from "@/lib/client/use-copy";

type CsvButtonsProps = { rows: readonly unknown[]; columns: readonly string[]; name: string };

// Without it, some spreadsheets take the bytes for another alphabet.
const BYTE_ORDER_MARK = "\ufeff";

export function CsvButtons({ rows, columns, name }: CsvButtonsProps) {
  const { hasCopied, copy } = useCopy();
  const handleDownload = () => {
    const file = new Blob([BYTE_ORDER_MARK, toCsv(rows, columns)], { type: "text/csv" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = `${name.replace(/[^\p{L}\p{N}]+/gu, "-").toLowerCase() || "table"}.csv`;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <div className="-ms-2 flex flex-wrap gap-1">
      <Button variant="plain" onClick={() => void copy({ text: toCsv(rows, columns) })}>
        {hasCopied ? (
          <Check aria-hidden className="size-4 text-ok" strokeWidth={1.75} />
        ) : (
          <Copy aria-hidden className="size-4" strokeWidth={1.75} />
        )}
        Copy CSV
      </Button>
      <Button variant="plain" onClick={handleDownload}>
        <Download aria-hidden className="size-4" strokeWidth={1.75} />
        Download CSV
      </Button>
      <span aria-live="polite" className="sr-only">
        {hasCopied ? "Copied" : ""}
      </span>
    </div>
  );
}
