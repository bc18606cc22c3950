import { t } from "@/lib/i18n/translate";

type SchemaChangesProps = { changes: readonly string[] };

/** What is sent instead of what was written, and why. */
export function SchemaChanges({ changes }: SchemaChangesProps) {
  return (
    <div aria-live="polite">
      {changes.length > 0 && (
        <div className="grid gap-1 rounded-lg bg-surface px-3 py-2 text-sm">
          <p className="font-medium">{t("Changed, so that the API takes it")}</p>
          <ul
            aria-label={t("Changes")}
            className="grid max-h-40 list-disc gap-0.5 overflow-y-auto ps-4 text-ink-soft"
          >
            {[...new Set(changes)].map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
