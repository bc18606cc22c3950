import { t } from "@/lib/i18n/translate";

type SuggestionFrameProps = { src: string };

/**
 * Google's own markup for more searches, as it came: it may be neither changed nor left out. It has no
 * script, no origin and no say in its size; its links open in a tab of their own.
 */
export function SuggestionFrame({ src }: SuggestionFrameProps) {
  // Its body has a margin of 8 px, which the negative margins let stand outside of the column.
  return (
    <iframe
      title={t("Search suggestions")}
      src={src}
      sandbox="allow-popups allow-popups-to-escape-sandbox"
      referrerPolicy="no-referrer"
      loading="lazy"
      className="-mx-2 -my-2 block h-16 w-[calc(100%+1rem)]"
    />
  );
}
