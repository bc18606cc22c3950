import { ResultView } from "@/components/steps/result-view";
import { SwitchField } from "@/components/ui/switch-field";
import type { FunctionForm } from "@/lib/client/functions/function-form";
import { t } from "@/lib/i18n/translate";

type BuiltInFieldsProps = { form: FunctionForm; onChange: (change: Partial<FunctionForm>) => void };

/** What there is to choose of a function that this server runs. */
export function BuiltInFields({ form, onChange }: BuiltInFieldsProps) {
  return (
    <>
      <p className="text-ink-soft">{t(form.description)}</p>
      <p className="text-sm text-ink-faint">{t("It runs on this server, and changes nothing there.")}</p>
      <div className="text-sm">
        <ResultView label={t("Parameters")} result={form.parameters} nothing={t("None.")} isError={false} />
      </div>
      <SwitchField
        label={t("Ask before each call")}
        hint={t("When on, nothing runs until you have seen its arguments.")}
        isOn={form.isAsked}
        onChange={(isAsked) => onChange({ isAsked })}
      />
    </>
  );
}
