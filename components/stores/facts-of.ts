import { formatBytes } from "@/lib/client/format-bytes";
import type { FileStore, StoreDocument } from "@/lib/protocol/stores";

/** "3 documents · 4.2 MB · 1 on its way" */
export function factsOf({ documents }: FileStore): string {
  const { active, onTheirWay, failed, bytes } = documents;
  const count = active + onTheirWay + failed;
  if (count === 0) return "Empty";
  return [
    countDocuments(count),
    formatBytes(bytes),
    ...(onTheirWay > 0 ? [`${onTheirWay} on ${onTheirWay === 1 ? "its" : "their"} way`] : []),
    ...(failed > 0 ? [`${failed} failed`] : []),
  ].join(" · ");
}

export function countDocuments(count: number): string {
  return count === 1 ? "1 document" : `${new Intl.NumberFormat("en").format(count)} documents`;
}

/** What goes with a store, in words. */
export function whatGoes(name: string, documents: readonly StoreDocument[]): string {
  if (documents.length === 0) return `Delete “${name}”? It is empty.`;
  const bytes = documents.reduce((sum, { size }) => sum + size, 0);
  const what = `${countDocuments(documents.length)} (${formatBytes(bytes)})`;
  return `Delete “${name}” with ${what}, here and at Google? This cannot be undone.`;
}
