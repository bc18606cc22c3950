const COUNT = new Intl.NumberFormat("en");

export function stepsText(steps: number): string {
  return `${COUNT.format(steps)} ${steps === 1 ? "step" : "steps"}`;
}

export function tokensText(tokens: number): string {
  return `${COUNT.format(tokens)} ${tokens === 1 ? "token" : "tokens"}`;
}

/** What is going on, in one line: "2 running, 1 waiting for you, 3 done". */
export function summaryText({
  running,
  waiting,
  done,
}: Record<"running" | "waiting" | "done", number>): string {
  const parts = [
    ...(running > 0 ? [`${COUNT.format(running)} running`] : []),
    ...(waiting > 0 ? [`${COUNT.format(waiting)} waiting for you`] : []),
    ...(done > 0 ? [`${COUNT.format(done)} done`] : []),
  ];
  return parts.length === 0 ? "Nothing is running" : parts.join(", ");
}

/** What a screen reader says once more answers call for their person than before. */
export function callText({ done, waiting }: Record<"done" | "waiting", number>): string {
  const sentences = [
    ...(done > 0 ? [done === 1 ? "1 answer is done." : `${done} answers are done.`] : []),
    ...(waiting > 0
      ? [waiting === 1 ? "1 answer needs approval." : `${waiting} answers need approval.`]
      : []),
  ];
  return sentences.join(" ");
}
