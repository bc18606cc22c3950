import { t } from "./translate";

/** What can be chosen, out of a table, with names in the language of the reader. */
export function tOptions<T extends { name: string }>(options: readonly T[]) {
  return options.map((option) => ({ ...option, name: t(option.name) }));
}
