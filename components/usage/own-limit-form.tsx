"use client";

import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FIELD_BOX } from "@/components/ui/field-style";
import { useAnnounce } from "@/components/ui/use-announce";
import { api } from "@/lib/client/api";
import { sentenceOf } from "@/lib/client/stores/store-actions";
import { msg, t } from "@/lib/i18n/translate";
import type { UsageLimits } from "@/lib/protocol/usage";
import { parseCents } from "./parse-cents";

const HINT = msg("Of one day of UTC. What would go beyond it is not sent. Empty for no limit of your own.");

type OwnLimitFormProps = { dailyCents: number | null; onSaved: (limits: UsageLimits) => void };

/** What one lets oneself spend. */
export function OwnLimitForm({ dailyCents, onSaved }: OwnLimitFormProps) {
  const id = useId();
  const announce = useAnnounce();
  const [text, setText] = useState(dailyCents === null ? "" : String(dailyCents / 100));
  const [error, setError] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    const cents = parseCents(text);
    if (cents === undefined) return setError(t("An amount in dollars is needed, such as 2.50."));
    setError(undefined);
    setIsBusy(true);
    try {
      onSaved(await api.setOwnLimit(cents));
      announce({ text: t(cents === null ? "You have no limit of your own now" : "Limit saved") });
    } catch (cause) {
      setError(sentenceOf(cause));
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <form onSubmit={handleSubmit} className="max-w-md pt-2">
      <Field id={id} label={t("Your own limit, in US dollars")} hint={t(HINT)} error={error}>
        <div className="flex items-center gap-2">
          <input
            id={id}
            value={text}
            inputMode="decimal"
            placeholder={t("limit\u0004None")}
            autoComplete="off"
            aria-invalid={error !== undefined}
            aria-describedby={`${id}-note`}
            onChange={({ target }) => setText(target.value)}
            className={FIELD_BOX}
          />
          <Button type="submit" aria-busy={isBusy}>
            {t("Save")}
          </Button>
        </div>
      </Field>
    </form>
  );
}
