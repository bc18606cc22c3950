import { TurnView } from "@/components/thread/turn-view";
import { t } from "@/lib/i18n/translate";
import type { Turn } from "@/lib/protocol/thread";

/**
 * The same conversation that its owner has, read from its beginning. All of it is in the page, so that it can
 * be searched and printed; what is far from the screen costs the browser no layout. That cuts off whatever
 * stands out of a turn, so the margin of the page is within it.
 */
export function SharedThread({ turns }: { turns: readonly Turn[] }) {
  return (
    <div role="log" aria-label={t("Conversation")} aria-live="off" className="min-w-0">
      {turns.map((turn) => (
        <div
          key={turn.id}
          data-turn-id={turn.id}
          className="px-4 [contain-intrinsic-size:auto_24rem] [content-visibility:auto] sm:px-6"
        >
          <TurnView turn={turn} live={null} />
        </div>
      ))}
    </div>
  );
}
