import { t } from "@/lib/i18n/translate";
import { mediaIn } from "@/lib/protocol/media";
import { selectInputText } from "@/lib/protocol/select";
import type { Turn } from "@/lib/protocol/thread";

const SHOWN_MAX = 120;

/** The first words of a message, or what stands in their place. */
export function wordsOfTurn(turn: Pick<Turn, "input" | "kind">): string {
  const words = selectInputText(turn).trim().replaceAll(/\s+/g, " ");
  if (words !== "") return words.slice(0, SHOWN_MAX).toWellFormed();
  if (turn.kind === "continuation") return t("Continued");
  return mediaIn(turn.input)[0]?.media?.name ?? t("A message without words");
}
