"use client";

import { Bot, HardDrive } from "lucide-react";
import { Mark } from "@/components/ui/mark";
import { useModels } from "@/lib/client/thread-store";
import { NewThreadLink } from "./new-thread-link";
import { PlaceLink } from "./place-link";
import { PreferencesButton } from "./preferences-button";
import { SidebarToggle } from "./sidebar-toggle";
import { ThreadList } from "./thread-list";

/** What the column of a wide screen and the drawer of a narrow one have in common. */
export function Sidebar() {
  const { agents } = useModels();
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
      </div>
      <ThreadList />
      <div className="border-t border-line px-2 py-2">
        {agents.length > 0 && (
          <>
            <PlaceLink place="environments" icon={<HardDrive aria-hidden strokeWidth={1.75} />}>
              Environments
            </PlaceLink>
            <PlaceLink place="agents" icon={<Bot aria-hidden strokeWidth={1.75} />}>
              Agents
            </PlaceLink>
          </>
        )}
        <PreferencesButton />
      </div>
    </>
  );
}
