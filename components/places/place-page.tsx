"use client";

import { Suspense } from "react";
import { lazyPart } from "@/components/ui/lazy-part";
import type { Place } from "@/lib/client/use-place";
import { PlaceFrame } from "./place-frame";

const EnvironmentsPage = lazyPart(() =>
  import("@/components/environments/environments-page").then((module) => module.EnvironmentsPage),
);
const AgentsPage = lazyPart(() =>
  import("@/components/agents/agents-page").then((module) => module.AgentsPage),
);

const TITLES: Record<Place, string> = { environments: "Environments", agents: "Agents" };

/** One of the pages that stand beside the conversations. */
export function PlacePage({ place }: { place: Place }) {
  return (
    <PlaceFrame title={TITLES[place]}>
      <Suspense fallback={null}>{place === "agents" ? <AgentsPage /> : <EnvironmentsPage />}</Suspense>
    </PlaceFrame>
  );
}
