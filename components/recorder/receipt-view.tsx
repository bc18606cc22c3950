"use client";

import { usualPrice } from "@/components/composer/cost-sentence";
import { useModels } from "@/lib/client/thread-store";
import { dateFormat } from "@/lib/i18n/formats";
import { joinSentences, t } from "@/lib/i18n/translate";
import { targetOf } from "@/lib/protocol/models";
import { PRICES_AS_OF } from "@/lib/protocol/price-table";
import { selectReceipt } from "@/lib/protocol/select";
import type { Target } from "@/lib/protocol/targets";
import type { Turn } from "@/lib/protocol/thread";
import { LateUsage } from "./late-usage";
import { type ReceiptLine, receiptLines } from "./receipt-lines";

const DATE = dateFormat("dayOfYear", "UTC");

/** What a turn used and how long it took. */
export function ReceiptView({ turn }: { turn: Turn }) {
  const { isDemo } = useModels();
  const receipt = selectReceipt(turn);
  const target = targetOf(receipt.target);
  return (
    <section aria-label={t("Receipt")} className="text-sm">
      <p className="pb-1.5 font-medium">{target.name}</p>
      <dl className="grid grid-cols-[1fr_auto] gap-x-6 gap-y-0.5 tabular-nums">
        {receiptLines(receipt).map(renderLine)}
      </dl>
      <p className="pt-2 text-ink-faint">
        {receipt.price === null ? unknownPriceOf(target, isDemo) : knownPrice(isDemo)}
      </p>
      {receipt.usage === null && target.agent && <LateUsage threadId={turn.threadId} />}
    </section>
  );
}

function knownPrice(isDemo: boolean): string {
  const bill = isDemo ? t("In this demo it cost nothing.") : t("What Google bills may differ.");
  const date = DATE.format(new Date(PRICES_AS_OF));
  return joinSentences(t("Price estimated from the list of {date}.", { date }), bill);
}

function unknownPriceOf({ agent }: Target, isDemo: boolean): string {
  if (isDemo) return t("In this demo it cost nothing.");
  if (!agent) return t("The price of this model is not known to this version.");
  return t("What this run cost is not known. A run usually costs {price}.", { price: usualPrice(agent) });
}

function renderLine({ name, value, isPart }: ReceiptLine) {
  return (
    <div
      key={name}
      className={`col-span-2 grid grid-cols-subgrid ${isPart ? "text-ink-faint" : "text-ink-soft"}`}
    >
      <dt className={isPart ? "ps-4" : ""}>{name}</dt>
      <dd className="text-end">{value}</dd>
    </div>
  );
}
