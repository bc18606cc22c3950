import { Check, CircleAlert, Scissors } from "lucide-react";
import { joinSentences, t, tCount } from "@/lib/i18n/translate";
import { sentenceFor } from "@/lib/protocol/json-schema-text";
import type { JsonReading } from "@/lib/protocol/partial-json";

type DocumentVerdictProps = { text: string; reading: JsonReading; issueCount: number };

/** What became of the document, in one line: whole and as wanted, or what is wrong with it. */
export function DocumentVerdict({ text, reading: { state, fault }, issueCount }: DocumentVerdictProps) {
  if (state === "open") {
    return (
      <Line icon={<Scissors aria-hidden className={`${ICON} text-warn`} strokeWidth={1.75} />}>
        {t("The document was cut off; what arrived is shown.")}
      </Line>
    );
  }
  if (state === "broken") {
    return (
      <Line icon={<CircleAlert aria-hidden className={`${ICON} text-danger`} strokeWidth={1.75} />}>
        {joinSentences(
          t("The document is broken from here on; what stands before is shown."),
          ...(fault ? [sentenceFor(text, fault)] : []),
        )}
      </Line>
    );
  }
  if (issueCount === 0) {
    return (
      <Line icon={<Check aria-hidden className={`${ICON} text-ok`} strokeWidth={1.75} />}>
        {t("The document fits the schema.")}
      </Line>
    );
  }
  return (
    <Line icon={<CircleAlert aria-hidden className={`${ICON} text-danger`} strokeWidth={1.75} />}>
      {tCount(issueCount, "{count} value does not fit the schema.", "{count} values do not fit the schema.")}
    </Line>
  );
}

const ICON = "mt-0.5 size-4 shrink-0";

function Line({ icon, children }: { icon: React.ReactNode; children: string }) {
  return (
    <p className="flex items-start gap-1.5 border-line border-t px-4 py-2 text-ink-soft text-sm">
      {icon}
      {children}
    </p>
  );
}
