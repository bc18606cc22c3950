import { PlainText } from "@/components/content/plain-text";
import { t } from "@/lib/i18n/translate";

/** One word, number or text. */
export function ScalarView({ value }: { value: unknown }) {
  // A text that is just beginning has its line already.
  if (value === "") return <div className="min-h-[1lh]" />;
  if (typeof value === "string") return <PlainText text={value} />;
  if (typeof value === "number") return <span className="tabular-nums">{String(value)}</span>;
  if (typeof value === "boolean") return value ? t("Yes") : t("No");
  return <span className="text-ink-faint">{t("value\u0004None")}</span>;
}
