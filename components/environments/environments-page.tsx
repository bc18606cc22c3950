"use client";

import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { useEnvironments } from "@/lib/client/environments/use-environments";
import { useDelayed } from "@/lib/client/use-delayed";
import { EnvironmentRow } from "./environment-row";

const SKELETON_AFTER_MS = 300;

/** All environments of one's own. */
export function EnvironmentsPage() {
  const { environments, hasFailed, reload } = useEnvironments();
  const isSlow = useDelayed(environments === null && !hasFailed, SKELETON_AFTER_MS);
  return (
    <>
      <p className="text-ink-soft">
        Where agents work: a machine with its files. Google removes one that nobody uses for a week.
      </p>
      {hasFailed && (
        <div role="alert" className="grid justify-items-start gap-3">
          <p>The environments could not be loaded.</p>
          <Button onClick={reload}>Try again</Button>
        </div>
      )}
      {isSlow && (
        <div role="status" aria-label="Loading the environments" className="grid gap-4">
          <Skeleton className="w-64" />
          <Skeleton className="w-48" />
          <Skeleton className="w-56" />
        </div>
      )}
      {environments?.length === 0 && (
        <p className="text-ink-soft">
          There is no environment yet. Choose Antigravity, or an agent of your own, in a new chat and give it
          something to do: its files will be here.
        </p>
      )}
      {environments && environments.length > 0 && (
        <ul aria-label="Environments" className="divide-y divide-line border-y border-line">
          {environments.map((entry) => (
            <EnvironmentRow key={entry.id} entry={entry} />
          ))}
        </ul>
      )}
    </>
  );
}
