import { hostOf, toSafeHref } from "@/lib/client/markdown/addresses";
import { t } from "@/lib/i18n/translate";
import type { Source } from "@/lib/protocol/citations-sources";

type Description = {
  title: string;
  /** What is known of where it is from, if the title does not say it already. */
  origin: string | null;
  /** Null where there is nothing to open. */
  href: string | null;
};

/** Google gives the address of a page as one of its own that leads on, and the page's domain as its title. */
const REDIRECT = /^https:\/\/vertexaisearch\.cloud\.google\.com\/grounding-api-redirect\//;
const DOMAIN = /^(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z]{2,}$/i;

/** Its name is the same everywhere, as Google wants it. */
export const GOOGLE_MAPS = "Google Maps";

export function describeSource(source: Source): Description {
  const href = toSafeHref(source.url);
  const host = href === null ? null : hostOf(href);
  switch (source.kind) {
    case "url": {
      const isNamed = DOMAIN.test(source.title) && href !== null && REDIRECT.test(href);
      const title = source.title || host || t("Untitled page");
      return { title, origin: isNamed || title === host ? null : host, href };
    }
    case "file": {
      const name = source.title || t("Untitled file");
      const { page } = source;
      return { title: page === null ? name : t("{name}, page {page}", { name, page }), origin: null, href };
    }
    case "place":
      return { title: source.title || t("Unnamed place"), origin: null, href };
  }
}

/** The words for where one needs to be told at a glance. */
export function sourceLine(source: Source): string {
  const { title, origin } = describeSource(source);
  const from = source.kind === "place" ? GOOGLE_MAPS : origin;
  return from === null ? title : `${title} · ${from}`;
}
