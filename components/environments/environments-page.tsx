"use client";

import { PlaceState } from "@/components/places/place-state";
import { useEnvironments } from "@/lib/client/environments/use-environments";
import { t } from "@/lib/i18n/translate";
import { EnvironmentRow } from "./environment-row";

/** All environments of one's own. */
export function EnvironmentsPage() {
  const { environments, hasFailed, reload } = useEnvironments();
  return (
    <>
      <p className="text-ink-soft">
        {t("Where agents work: a machine with its files. Google removes one that nobody uses for a week.")}
      </p>
      <PlaceState
        things="environments"
        isLoading={environments === null}
        hasFailed={hasFailed}
        onRetry={reload}
      />
      {environments?.length === 0 && (
        <p className="text-ink-soft">
          {t(
            "There is no environment yet. Choose Antigravity, or an agent of your own, in a new chat and give it something to do: its files will be here.",
          )}
        </p>
      )}
      {environments && environments.length > 0 && (
        <ul aria-label={t("Environments")} className="divide-y divide-line border-y border-line">
          {environments.map((entry) => (
            <EnvironmentRow key={entry.id} entry={entry} />
          ))}
        </ul>
      )}
    </>
  );
}
