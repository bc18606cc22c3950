import { t } from "@/lib/i18n/translate";

/** Threads that something is done to, and for a sentence about one alone its title. */
export type Chosen = { ids: readonly string[]; title: string };

type Named = { id: string; title: string | null };

export function chosenOf(threads: readonly Named[]): Chosen {
  return { ids: threads.map(({ id }) => id), title: threads[0]?.title ?? t("Untitled") };
}
