"use client";

import { type ReactNode, Suspense } from "react";
import { lazyPart } from "@/components/ui/lazy-part";
import type { Place } from "@/lib/client/use-place";
import { msg, t } from "@/lib/i18n/translate";
import { PlaceFrame } from "./place-frame";

const EnvironmentsPage = lazyPart(() =>
  import("@/components/environments/environments-page").then((module) => module.EnvironmentsPage),
);
const AgentsPage = lazyPart(() =>
  import("@/components/agents/agents-page").then((module) => module.AgentsPage),
);

const SharesPage = lazyPart(() =>
  import("@/components/share/shares-page").then((module) => module.SharesPage),
);

const UsagePage = lazyPart(() => import("@/components/usage/usage-page").then((module) => module.UsagePage));
const ArchivedPage = lazyPart(() =>
  import("@/components/archive/archived-page").then((module) => module.ArchivedPage),
);

const TITLES: Record<Place, string> = {
  environments: msg("Environments"),
  agents: msg("Agents"),
  shares: msg("Shared links"),
  usage: msg("Usage"),
  archived: msg("Archived"),
};
const PAGES = {
  environments: EnvironmentsPage,
  agents: AgentsPage,
  shares: SharesPage,
  usage: UsagePage,
  archived: ArchivedPage,
} satisfies Record<Place, unknown>;

/** A page that was opened by its address: its code comes with it, as one that had to be waited for would be shown late. */
export type OpenedPlace = { place: Place; content: ReactNode };

/** One of the pages that stand beside the conversations. */
export function PlacePage({ place, opened }: { place: Place; opened: OpenedPlace | undefined }) {
  const Page = PAGES[place];
  return (
    <PlaceFrame title={t(TITLES[place])}>
      {opened?.place === place ? (
        opened.content
      ) : (
        <Suspense fallback={null}>
          <Page />
        </Suspense>
      )}
    </PlaceFrame>
  );
}
