import { shortList } from "@/lib/i18n/formats";
import { joinSentences, t, tCount } from "@/lib/i18n/translate";

export const stepsText = (steps: number) => tCount(steps, "{count} step", "{count} steps");

export const tokensText = (tokens: number) => tCount(tokens, "{count} token", "{count} tokens");

/** What is going on, in one line: "2 running, 1 waiting for you, 3 done". */
export function summaryText({
  running,
  waiting,
  done,
}: Record<"running" | "waiting" | "done", number>): string {
  const parts = [
    ...(running > 0 ? [tCount(running, "{count} running")] : []),
    ...(waiting > 0 ? [tCount(waiting, "{count} waiting for you")] : []),
    ...(done > 0 ? [tCount(done, "{count} done")] : []),
  ];
  return parts.length === 0 ? t("Nothing is running") : shortList(parts);
}

/** What a screen reader says once more answers call for their person than before. */
export function callText({ done, waiting }: Record<"done" | "waiting", number>): string {
  const sentences = [
    ...(done > 0 ? [tCount(done, "{count} answer is done.", "{count} answers are done.")] : []),
    ...(waiting > 0
      ? [tCount(waiting, "{count} answer needs approval.", "{count} answers need approval.")]
      : []),
  ];
  return joinSentences(...sentences);
}
