import { toArgumentText } from "@/lib/client/functions/arguments-text";
import { t } from "@/lib/i18n/translate";
import type { FunctionCall } from "@/lib/protocol/calls";

type ArgumentsViewProps = { call: FunctionCall };

/** The arguments of a call in full, with what cannot be seen in them written out. */
export function ArgumentsView({ call }: ArgumentsViewProps) {
  const text = toArgumentText(call);
  const isEmpty = text === "{}" || text === "";
  return (
    <div className="grid grid-cols-1 gap-1.5">
      <p className="text-ink-faint">
        {call.isEdited ? t("Arguments, as they were changed") : t("Arguments")}
      </p>
      <pre
        dir={isEmpty ? undefined : "ltr"}
        className="whitespace-pre-wrap break-all rounded-lg bg-surface px-3 py-2 font-mono text-[0.8125rem]/5 text-ink"
      >
        {isEmpty ? t("None.") : text}
      </pre>
    </div>
  );
}
