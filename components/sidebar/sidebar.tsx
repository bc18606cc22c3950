"use client";

import { Archive, Bot, ChartColumn, HardDrive, Link2 } from "lucide-react";
import { Suspense } from "react";
import { AccountButton } from "@/components/access/account-button";
import { SearchButton } from "@/components/search/search-button";
import { lazyPart } from "@/components/ui/lazy-part";
import { Mark } from "@/components/ui/mark";
import { useIsSelecting } from "@/lib/client/organise/selection";
import { useModels } from "@/lib/client/thread-store";
import { t } from "@/lib/i18n/translate";
import { NewThreadLink } from "./new-thread-link";
import { PlaceLink } from "./place-link";
import { PreferencesButton } from "./preferences-button";
import { SidebarToggle } from "./sidebar-toggle";
import { ThreadList } from "./thread-list";

const SelectionBar = lazyPart(() => import("./selection-bar").then((module) => module.SelectionBar));

/** What the column of a wide screen and the drawer of a narrow one have in common. */
export function Sidebar() {
  const { agents } = useModels();
  const isSelecting = useIsSelecting();
  return (
    <>
      <div className="flex h-13 shrink-0 items-center justify-between ps-4.5 pe-2">
        <span className="flex items-center gap-2 text-ui font-semibold">
          <Mark className="size-5" />
          Parley
        </span>
        <SidebarToggle />
      </div>
      <div className="px-2 pt-1">
        <NewThreadLink />
        <SearchButton />
      </div>
      <ThreadList />
      {isSelecting && (
        <Suspense fallback={null}>
          <SelectionBar />
        </Suspense>
      )}
      <div className="border-t border-line px-2 py-2">
        {agents.length > 0 && (
          <>
            <PlaceLink place="environments" icon={<HardDrive aria-hidden strokeWidth={1.75} />}>
              {t("Environments")}
            </PlaceLink>
            <PlaceLink place="agents" icon={<Bot aria-hidden strokeWidth={1.75} />}>
              {t("Agents")}
            </PlaceLink>
          </>
        )}
        <PlaceLink place="archived" icon={<Archive aria-hidden strokeWidth={1.75} />}>
          {t("Archived")}
        </PlaceLink>
        <PlaceLink place="shares" icon={<Link2 aria-hidden strokeWidth={1.75} />}>
          {t("Shared links")}
        </PlaceLink>
        <PlaceLink place="usage" icon={<ChartColumn aria-hidden strokeWidth={1.75} />}>
          {t("Usage")}
        </PlaceLink>
        <AccountButton />
        <PreferencesButton />
      </div>
    </>
  );
}
