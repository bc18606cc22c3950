"use client";

import { Suspense } from "react";
import { lazyPart } from "@/components/ui/lazy-part";
import { useOpened } from "@/lib/client/environments/open-environment";

const EnvironmentPanel = lazyPart(() =>
  import("./environment-panel").then((module) => module.EnvironmentPanel),
);

/** Where the environment that is open stands: beside every page of the app. */
export function EnvironmentPlace() {
  const open = useOpened();
  if (!open) return null;
  return (
    <Suspense fallback={null}>
      <EnvironmentPanel key={open.followedFrom ?? open.environmentId} open={open} />
    </Suspense>
  );
}
