import { t } from "@/lib/i18n/translate";
export function EnvironmentGone() {
  return (
    <div role="status" className="grid gap-2 px-5 pt-2">
      <p className="text-ui font-medium">{t("This environment is gone")}</p>
      <p className="text-sm text-ink-soft">
        {t(
          "It was deleted, or nobody used it for a week and Google removed it with its files. The next message of its conversation begins in a new one.",
        )}
      </p>
    </div>
  );
}
