import { OutwardLink } from "@/components/content/outward-link";
import { toSafeHref } from "@/lib/client/markdown/addresses";
import { shortList } from "@/lib/i18n/formats";
import { t } from "@/lib/i18n/translate";
import { placesOf, queriesOf, type ToolUse } from "@/lib/protocol/select-tool-uses";
import { GoogleMapsMark } from "./google-maps-mark";

/** The places that were found, as Google Maps wants them to be shown: by name, with its link and its mark. */
export function GoogleMapsDetail({ use }: { use: ToolUse }) {
  const places = placesOf(use);
  const queries = queriesOf(use.call);
  return (
    <div className="grid grid-cols-1 gap-2">
      {queries.length > 0 && (
        <p dir="auto" className="wrap-anywhere">
          <span className="text-ink-faint">{t("Looked for")} </span>
          {shortList(queries)}
        </p>
      )}
      {places.length === 0 && use.state !== "running" && <p>{t("No place was found.")}</p>}
      {places.length > 0 && (
        <ul className="grid grid-cols-1 gap-2">
          {places.map(({ name, url, reviews }) => (
            <li key={`${name} ${url}`} className="min-w-0">
              <p dir="auto" className="wrap-anywhere text-ui">
                <OutwardLink href={toSafeHref(url ?? "")}>{name}</OutwardLink>
              </p>
              {reviews.map((review) => (
                <p key={review.title} dir="auto" className="wrap-anywhere">
                  <OutwardLink href={toSafeHref(review.url ?? "")} className="hover:underline">
                    {review.title}
                  </OutwardLink>
                </p>
              ))}
            </li>
          ))}
        </ul>
      )}
      <GoogleMapsMark />
    </div>
  );
}
