import { t } from "@/lib/i18n/translate";
import { queriesOf, type ToolUse } from "@/lib/protocol/select-tool-uses";

/** What was searched for. What was found is cited in the answer. */
export function GoogleSearchDetail({ use }: { use: ToolUse }) {
  const { call } = use;
  const queries = [...new Set(queriesOf(call))];
  const isForPictures = call.type === "google_search_call" && call.search_type === "image_search";
  if (queries.length === 0) return <p>{t("Google did not say what it searched for.")}</p>;
  return (
    <>
      <p className="text-ink-faint">{isForPictures ? t("Searched for pictures of") : t("Searched for")}</p>
      <ul className="mt-1 grid grid-cols-1 gap-1">
        {queries.map((query) => (
          <li key={query} dir="auto" className="wrap-anywhere text-ink">
            {query}
          </li>
        ))}
      </ul>
    </>
  );
}
