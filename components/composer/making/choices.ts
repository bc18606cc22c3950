import { t } from "@/lib/i18n/translate";

/** Options of a choice that can be left to the API. */
export function toOptions(values: readonly string[], nameOf = (value: string) => value) {
  return [{ value: "", name: t("Auto") }, ...values.map((value) => ({ value, name: nameOf(value) }))];
}

/** What was chosen, where the model has it; undefined leaves it to the API. */
export function chosenOf<T extends string>(values: readonly T[], value: string | undefined): T | undefined {
  return values.find((known) => known === value);
}
