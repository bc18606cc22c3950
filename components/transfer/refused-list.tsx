import { t, tCount } from "@/lib/i18n/translate";
import { ERRORS } from "@/lib/protocol/errors";
import type { RefusedConversation } from "@/lib/protocol/transfer";

// Enough to see what they have in common.
const MOST_SHOWN = 10;

/** The conversations of an account that could not be taken, and why. */
export function RefusedList({ refused }: { refused: readonly RefusedConversation[] }) {
  const others = refused.length - MOST_SHOWN;
  return (
    <div role="alert" className="grid gap-1 text-sm">
      <p className="text-danger">
        {tCount(
          refused.length,
          "A conversation could not be imported:",
          "{count} conversations could not be imported:",
        )}
      </p>
      <ul className="grid list-disc gap-1 ps-5 text-ink-soft">
        {refused.slice(0, MOST_SHOWN).map(({ name, code }, position) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: names may be alike, and the list never changes.
          <li key={position} className="break-words">
            <bdi className="font-medium text-ink">{name}</bdi> {t(ERRORS[code].message)}
          </li>
        ))}
      </ul>
      {others > 0 && <p className="text-ink-soft">{tCount(others, "And {count} more.")}</p>}
    </div>
  );
}
