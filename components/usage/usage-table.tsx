import type { ReactNode } from "react";
import { t } from "@/lib/i18n/translate";
import type { UsageSum } from "@/lib/protocol/usage";
import { costOf, formatCompact, formatCount } from "./usage-words";

type UsageTableProps = {
  caption: string;
  /** What a row is of. */
  of: string;
  rows: readonly { key: string; name: ReactNode; sum: UsageSum }[];
};

const NUMBER = "py-2 ps-4 text-end tabular-nums whitespace-nowrap";

/** Sums beside each other. On a narrow screen it scrolls in itself. */
export function UsageTable({ caption, of, rows }: UsageTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by the keyboard.
    <section aria-label={caption} tabIndex={0} className="overflow-x-auto">
      <table className="w-full text-ui">
        <caption className="sr-only">{caption}</caption>
        <thead className="border-b border-line text-sm text-ink-soft">
          <tr>
            <th scope="col" className="py-2 text-start font-medium">
              {of}
            </th>
            {[t("Answers"), t("Tokens in"), t("Tokens out"), t("Searches"), t("Price")].map((name) => (
              <th key={name} scope="col" className={`${NUMBER} font-medium`}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rows.map(({ key, name, sum }) => (
            <tr key={key}>
              <th scope="row" className="max-w-56 min-w-28 truncate py-2 text-start font-normal">
                {name}
              </th>
              <td className={NUMBER}>{formatCount(sum.turns)}</td>
              <td className={NUMBER}>{formatCompact(sum.inputTokens)}</td>
              <td className={NUMBER}>{formatCompact(sum.outputTokens)}</td>
              <td className={NUMBER}>{formatCount(sum.searches)}</td>
              <td className={NUMBER}>{costOf(sum)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
