"use client";

import { ChevronDown, X } from "lucide-react";
import { FIELD_BOX } from "@/components/ui/field-style";
import { IconButton } from "@/components/ui/icon-button";
import { t } from "@/lib/i18n/translate";
import { FILTER_OPERATORS, type FilterCondition } from "@/lib/protocol/metadata-filter";

type ConditionRowProps = {
  position: number;
  condition: FilterCondition;
  onChange: (change: Partial<FilterCondition>) => void;
  onRemove: () => void;
};

/** One comparison of a filter: a key, how, and a value. */
export function ConditionRow({ position, condition, onChange, onRemove }: ConditionRowProps) {
  const which = position + 1;
  const handleOperator = (chosen: string) => {
    const operator = FILTER_OPERATORS.find((candidate) => candidate === chosen);
    if (operator) onChange({ operator });
  };
  return (
    <fieldset aria-label={t("Condition {which}", { which })} className="flex min-w-0 items-center gap-2">
      <input
        aria-label={t("Key of condition {which}", { which })}
        placeholder="genre"
        dir="auto"
        value={condition.key}
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => onChange({ key: target.value.trim() })}
        className={`${FIELD_BOX} min-w-0 flex-1`}
      />
      <div className="relative w-18 shrink-0">
        <select
          aria-label={t("Comparison of condition {which}", { which })}
          value={condition.operator}
          onChange={({ target }) => handleOperator(target.value)}
          className={`${FIELD_BOX} appearance-none pe-8`}
        >
          {FILTER_OPERATORS.map((operator) => (
            <option key={operator}>{operator}</option>
          ))}
        </select>
        <ChevronDown
          aria-hidden
          strokeWidth={1.75}
          className="pointer-events-none absolute inset-y-0 end-2.5 my-auto size-4 text-ink-soft"
        />
      </div>
      <input
        aria-label={t("Value of condition {which}", { which })}
        placeholder="fiction"
        dir="auto"
        value={condition.value}
        autoComplete="off"
        onChange={({ target }) => onChange({ value: target.value })}
        className={`${FIELD_BOX} min-w-0 flex-1`}
      />
      <IconButton label={t("Remove condition {which}", { which })} onClick={onRemove}>
        <X aria-hidden strokeWidth={1.75} />
      </IconButton>
    </fieldset>
  );
}
