import { t } from "@/lib/i18n/translate";
import type { UsageSum } from "@/lib/protocol/usage";
import { costOf, formatCompact, formatCount } from "./usage-words";

/** The sums of all, each with what it is made of. */
export function UsageTotals({ sum }: { sum: UsageSum }) {
  const { inputTokens, cachedTokens, outputTokens, turns, searches } = sum;
  const figures = [
    { name: t("Price, estimated"), value: costOf(sum), of: null },
    { name: t("Answers"), value: formatCount(turns), of: null },
    {
      name: t("Tokens in"),
      value: formatCompact(inputTokens),
      of: cachedTokens > 0 ? t("{tokens} from the cache", { tokens: formatCompact(cachedTokens) }) : null,
    },
    { name: t("Tokens out"), value: formatCompact(outputTokens), of: t("with thinking") },
    { name: t("Searches"), value: formatCount(searches), of: null },
  ];
  return (
    <dl aria-label={t("In all")} className="grid grid-cols-2 gap-x-4 gap-y-5 sm:grid-cols-5">
      {figures.map(({ name, value, of }) => (
        <div key={name}>
          <dt className="text-sm text-ink-soft">{name}</dt>
          <dd className="text-lg font-semibold tabular-nums">{value}</dd>
          {of && <dd className="text-sm text-ink-faint">{of}</dd>}
        </div>
      ))}
    </dl>
  );
}
