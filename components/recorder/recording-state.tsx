import { Button } from "@/components/ui/button";
import { t } from "@/lib/i18n/translate";
import type { RecordingEntry } from "@/lib/protocol/recording";

type RecordingStateProps = {
  entries: readonly RecordingEntry[] | null;
  problem: string | null;
  reload: () => void;
};

/** Why there are no events, where there are none. */
export function RecordingState({ entries, problem, reload }: RecordingStateProps) {
  if (problem) {
    return (
      <div className="mt-3 grid justify-items-start gap-2 text-sm">
        <p role="alert">{problem}</p>
        <Button onClick={reload}>{t("Try again")}</Button>
      </div>
    );
  }
  if (entries === null || entries.length > 0) return null;
  return (
    <p className="mt-3 text-sm text-ink-faint">{t("The events of this reply are not kept any more.")}</p>
  );
}
