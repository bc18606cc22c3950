import { FileText } from "lucide-react";
import type { ReactNode } from "react";
import { writeMetadataValue } from "@/lib/protocol/metadata-filter";
import type { Metadata } from "@/lib/protocol/stores";

type RowBodyProps = {
  name: string;
  metadata: readonly Metadata[];
  isBroken: boolean;
  /** A line about how it stands with it. */
  children: ReactNode;
};

/** A document's name, what is noted of it, and a line about it. */
export function RowBody({ name, metadata, isBroken, children }: RowBodyProps) {
  return (
    <>
      <span
        className={`grid size-10 shrink-0 place-items-center self-start rounded-lg border bg-surface text-ink-soft ${
          isBroken ? "border-danger/40" : "border-line"
        }`}
      >
        <FileText aria-hidden className="size-5" strokeWidth={1.75} />
      </span>
      <span className="min-w-0 flex-1">
        <span title={name} className="block truncate text-ui">
          <bdi className="block w-fit max-w-full truncate">{name}</bdi>
        </span>
        {children}
        {metadata.length > 0 && (
          <span className="flex flex-wrap gap-1 py-0.5">
            {metadata.map(({ key, value }) => (
              <span
                key={key}
                dir="auto"
                className="max-w-full truncate rounded-md bg-ink/6 px-1.5 text-xs text-ink-soft"
              >
                {key}: <bdi>{writeMetadataValue(value)}</bdi>
              </span>
            ))}
          </span>
        )}
      </span>
    </>
  );
}
