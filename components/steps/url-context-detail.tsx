import { OutwardLink } from "@/components/content/outward-link";
import { toSafeHref } from "@/lib/client/markdown/addresses";
import { msg, t } from "@/lib/i18n/translate";
import { pagesOf, type ToolUse } from "@/lib/protocol/select-tool-uses";

const WORDS: Record<string, string> = {
  success: msg("Read"),
  error: msg("Could not be read"),
  paywall: msg("Behind a paywall"),
  unsafe: msg("Unsafe, so not read"),
};

/** Each page, and what became of it. */
export function UrlContextDetail({ use }: { use: ToolUse }) {
  const pages = pagesOf(use);
  if (pages.length === 0) return <p>{t("Google did not say which pages it read.")}</p>;
  const unanswered = use.state === "running" ? t("Being read") : t("Not read");
  return (
    <ul className="grid grid-cols-1 gap-1.5">
      {pages.map(({ url, status }) => {
        // An unsafe page is named, but nothing leads there.
        const href = status === "unsafe" ? null : toSafeHref(url);
        const words = status !== null && WORDS[status] ? t(WORDS[status]) : null;
        return (
          <li key={url} className="flex flex-wrap items-baseline gap-x-3">
            <span dir="ltr" className="min-w-0 wrap-anywhere">
              <OutwardLink href={href}>{url}</OutwardLink>
            </span>
            <span className={status === null || status === "success" ? "text-ink-faint" : "text-warn"}>
              {status === null ? unanswered : (words ?? status)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
