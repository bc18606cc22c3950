import { toSafeHref } from "@/lib/client/markdown/addresses";
import { t } from "@/lib/i18n/translate";
import type { Source } from "@/lib/protocol/citations-sources";
import { describeSource, GOOGLE_MAPS } from "./describe-source";

type SourceEntryProps = { source: Source };

const LINK =
  "text-ink-soft underline decoration-line underline-offset-3 hover:text-ink hover:decoration-current";
const OUTWARD = {
  target: "_blank",
  rel: "noopener noreferrer nofollow ugc",
  referrerPolicy: "no-referrer",
} as const;

/** One source of a reply: its number, its name, where it is from, and the way there. */
export function SourceEntry({ source }: SourceEntryProps) {
  const { title, origin, href } = describeSource(source);
  const name = <span className="truncate">{title}</span>;
  return (
    <li
      data-source={source.number}
      tabIndex={-1}
      className={`flex min-h-6 min-w-0 max-w-full items-center gap-1.5 coarse:min-h-11 ${source.kind === "place" ? "w-full" : ""}`}
    >
      <span className="text-xs text-ink-faint tabular-nums">{source.number}</span>
      {href === null ? (
        name
      ) : (
        <a href={href} {...OUTWARD} className={`flex min-w-0 items-center coarse:min-h-11 ${LINK}`}>
          {name}
        </a>
      )}
      {origin !== null && <span className="shrink-0 text-ink-faint">{origin}</span>}
      {source.kind === "place" && <PlaceOrigin source={source} />}
    </li>
  );
}

/** Google's words for its Maps, which must stay as they are and in one line, and the reviews that were used. */
function PlaceOrigin({ source }: { source: Extract<Source, { kind: "place" }> }) {
  return (
    <>
      <span translate="no" className="shrink-0 whitespace-nowrap text-ink-faint">
        {GOOGLE_MAPS}
      </span>
      {source.reviews.map(({ title, url }) => {
        const href = toSafeHref(url);
        return (
          href !== null && (
            <a key={href} href={href} {...OUTWARD} className={`truncate ${LINK}`}>
              {title || t("Review")}
            </a>
          )
        );
      })}
    </>
  );
}
