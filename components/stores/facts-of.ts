import { formatBytes } from "@/lib/client/format-bytes";
import { t, tCount } from "@/lib/i18n/translate";
import type { FileStore, StoreDocument } from "@/lib/protocol/stores";

/** "3 documents · 4.2 MB · 1 on its way" */
export function factsOf({ documents }: FileStore): string {
  const { active, onTheirWay, failed, bytes } = documents;
  const count = active + onTheirWay + failed;
  if (count === 0) return t("Empty");
  return [
    tCount(count, "{count} document", "{count} documents"),
    formatBytes(bytes),
    ...(onTheirWay > 0 ? [tCount(onTheirWay, "{count} on its way", "{count} on their way")] : []),
    ...(failed > 0 ? [tCount(failed, "{count} failed")] : []),
  ].join(" · ");
}

/** What goes with a store, in words. */
export function whatGoes(name: string, documents: readonly StoreDocument[]): string {
  if (documents.length === 0) return t("Delete “{name}”? It is empty.", { name });
  const size = formatBytes(documents.reduce((sum, document) => sum + document.size, 0));
  return tCount(
    documents.length,
    "Delete “{name}” with {count} document ({size}), here and at Google? This cannot be undone.",
    "Delete “{name}” with {count} documents ({size}), here and at Google? This cannot be undone.",
    { name, size },
  );
}
