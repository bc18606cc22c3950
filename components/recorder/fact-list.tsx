import { formatBytes } from "@/lib/client/format-bytes";
import { formatSpan } from "@/lib/client/recorder/format-span";
import type { Fact } from "@/lib/client/recorder/timeline-row";
import { numberFormat } from "@/lib/i18n/formats";

const COUNT = numberFormat();

/** What is known of a stretch of a turn. */
export function FactList({ facts }: { facts: readonly Fact[] }) {
  if (facts.length === 0) return null;
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-0.5 pb-2 text-sm text-ink-soft tabular-nums">
      {facts.map((fact) => (
        <div key={fact.name} className="col-span-2 grid grid-cols-subgrid">
          <dt>{fact.name}</dt>
          <dd dir="ltr" className="text-end wrap-anywhere">
            {wordsOf(fact)}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function wordsOf({ value, unit }: Fact): string {
  if (typeof value === "string") return value;
  if (unit === "ms") return formatSpan(value);
  if (unit === "bytes") return formatBytes(value);
  return COUNT.format(value);
}
