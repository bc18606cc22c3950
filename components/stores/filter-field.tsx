"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { t } from "@/lib/i18n/translate";
import {
  checkFilter,
  type FilterCondition,
  parseConditions,
  writeFilter,
} from "@/lib/protocol/metadata-filter";
import { ConditionRow } from "./condition-row";

type FilterFieldProps = { filter: string; error: string | undefined; onChange: (filter: string) => void };

const EXAMPLE = 'genre = "fiction" AND year < 2000';
const EMPTY: FilterCondition = { key: "", operator: "=", value: "" };

/** Which documents are searched, by their metadata: chosen piece by piece, or written as text. */
export function FilterField({ filter, error, onChange }: FilterFieldProps) {
  const [conditions, setConditions] = useState(() => parseConditions(filter));
  const [isText, setIsText] = useState(conditions === null);
  const handleConditions = (changed: readonly FilterCondition[]) => {
    setConditions([...changed]);
    onChange(writeFilter(changed.filter(({ key, value }) => key !== "" || value.trim() !== "")));
  };
  const handleMode = () => {
    if (isText) setConditions(parseConditions(filter));
    setIsText(!isText);
  };
  const isSimple = parseConditions(filter) !== null;
  return (
    <fieldset className="grid min-w-0 grid-cols-1 gap-2">
      <legend className={isText ? "sr-only" : "contents"}>
        <span className="text-ui font-medium">{t("Metadata filter")}</span>
      </legend>
      {isText || conditions === null ? (
        <TextField
          label={t("Metadata filter as text")}
          hint={t("For example: {filter}", { filter: EXAMPLE })}
          value={filter}
          error={checkFilter(filter) ?? undefined}
          spellCheck={false}
          onChange={onChange}
        />
      ) : (
        <>
          {conditions.map((condition, position) => (
            <ConditionRow
              // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; it has no other name.
              key={position}
              position={position}
              condition={condition}
              onChange={(change) => handleConditions(conditions.with(position, { ...condition, ...change }))}
              onRemove={() => handleConditions(conditions.toSpliced(position, 1))}
            />
          ))}
          <p className={`text-sm ${error ? "text-danger" : "text-ink-faint"}`}>
            {error ??
              (conditions.length === 0
                ? t("Every document of the stores is searched.")
                : t("Only documents for which all of this holds are searched."))}
          </p>
        </>
      )}
      <div className={`flex flex-wrap gap-2 ${isText ? "-ms-3" : ""}`}>
        {!isText && conditions !== null && (
          <Button onClick={() => handleConditions([...conditions, EMPTY])}>
            <Plus aria-hidden className="size-4" strokeWidth={1.75} />
            {t("Add condition")}
          </Button>
        )}
        <Button variant="plain" disabled={isText && !isSimple} onClick={handleMode}>
          {isText ? t("Choose piece by piece") : t("Write as text")}
        </Button>
      </div>
    </fieldset>
  );
}
