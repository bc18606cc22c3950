import type { NewAgent } from "@/lib/client/agents/new-agent";
import { formatBytes } from "@/lib/client/format-bytes";
import { t } from "@/lib/i18n/translate";
import { INLINE_TOTAL_MAX_BYTES } from "@/lib/protocol/api-agents";
import { inlineBytesOf } from "./parse-new-agent";

/** How much of what Google takes is used up by what is written. */
export function SizeCounter({ agent }: { agent: NewAgent }) {
  const bytes = inlineBytesOf(agent);
  if (bytes === 0) return null;
  const isTooMuch = bytes > INLINE_TOTAL_MAX_BYTES;
  return (
    <p
      role="status"
      aria-label={t("Size of skills and texts")}
      className={`text-sm tabular-nums ${isTooMuch ? "text-danger" : "text-ink-faint"}`}
    >
      {t("Skills and texts: {size} of {most}.", {
        size: formatBytes(bytes),
        most: formatBytes(INLINE_TOTAL_MAX_BYTES),
      })}
      {isTooMuch && ` ${t("Shorten them.")}`}
    </p>
  );
}
