"use client";

import { Check, Copy, Download } from "lucide-react";
import { Button } from "@/components/ui/button";
import { saveFile } from "@/lib/client/save-file";
import { toCsv } from "@/lib/client/schema/to-csv";
import { useCopy } from "@/lib/client/use-copy";
import { t } from "@/lib/i18n/translate";

type CsvButtonsProps = { rows: readonly unknown[]; columns: readonly string[]; name: string };

// Without it, some spreadsheets take the bytes for another alphabet.
const BYTE_ORDER_MARK = "\ufeff";

export function CsvButtons({ rows, columns, name }: CsvButtonsProps) {
  const { hasCopied, copy } = useCopy();
  const handleDownload = () => {
    const stem = name.replace(/[^\p{L}\p{N}]+/gu, "-").toLowerCase() || "table";
    saveFile(`${stem}.csv`, [BYTE_ORDER_MARK, toCsv(rows, columns)], "text/csv");
  };
  return (
    <div className="-ms-2 flex flex-wrap gap-1">
      <Button variant="plain" onClick={() => void copy({ text: toCsv(rows, columns) })}>
        {hasCopied ? (
          <Check aria-hidden className="size-4 text-ok" strokeWidth={1.75} />
        ) : (
          <Copy aria-hidden className="size-4" strokeWidth={1.75} />
        )}
        {t("Copy CSV")}
      </Button>
      <Button variant="plain" onClick={handleDownload}>
        <Download aria-hidden className="size-4" strokeWidth={1.75} />
        {t("Download CSV")}
      </Button>
      <span aria-live="polite" className="sr-only">
        {hasCopied ? t("Copied") : ""}
      </span>
    </div>
  );
}
