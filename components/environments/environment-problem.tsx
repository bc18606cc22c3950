import { Button } from "@/components/ui/button";
import { t } from "@/lib/i18n/translate";

type EnvironmentProblemProps = {
  /** Whether something is shown that may be old. */
  isStale: boolean;
  onRetry: () => void;
};

export function EnvironmentProblem({ isStale, onRetry }: EnvironmentProblemProps) {
  return (
    <div role="alert" className="grid justify-items-start gap-3 rounded-xl bg-ink/4 p-3 text-sm">
      <p>
        {isStale
          ? t("The environment cannot be reached at the moment. What is shown here may be old.")
          : t("The environment cannot be reached at the moment. Nothing in it has changed by that.")}
      </p>
      <Button onClick={onRetry}>{t("Try again")}</Button>
    </div>
  );
}
