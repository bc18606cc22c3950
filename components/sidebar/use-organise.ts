"use client";

import { useAnnounce } from "@/components/ui/use-announce";
import { useListChanges } from "@/lib/client/organise/use-list-changes";
import { createOrganiser } from "./organiser";

export function useOrganise() {
  return createOrganiser(useListChanges(), useAnnounce());
}
