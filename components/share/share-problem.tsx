import { Button } from "@/components/ui/button";
import { t } from "@/lib/i18n/translate";

type ShareProblemProps = { sentence: string; onRetry?: () => void };

export function ShareProblem({ sentence, onRetry }: ShareProblemProps) {
  return (
    <div role="alert" className="grid justify-items-start gap-3 px-6 pt-2 pb-6 text-ui">
      <p>{sentence}</p>
      {onRetry && <Button onClick={onRetry}>{t("Retry")}</Button>}
    </div>
  );
}
