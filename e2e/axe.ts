import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/**
 * One is an experiment of axe's, and against what a control is called staying as it is while its text shows what was
 * chosen. The other would have menus in landmarks, which stand beside the page for as long as they are open.
 */
const LEFT_OUT = ["label-content-name-mismatch", "region"];

/** Google's own markup, which may not be changed, in a frame that lets no script in, axe neither. */
const FOREIGN = 'iframe[title="Search suggestions"]';

/**
 * The number of a source in a sentence may be small (WCAG 2.5.8), as the list below it leads to the same places; and
 * what an open menu lies over has its whole size again when that is closed.
 */
const mayBeSmall = (html: string, summary = "") =>
  html.includes("data-source-link") || summary.includes("partially obscured");

/** What is wrong with what is on the screen, in light and in dark, by rule and place. */
export async function faultsOf(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await ended(page);
    const builder = new AxeBuilder({ page }).withTags(RULES).disableRules(LEFT_OUT).exclude(FOREIGN);
    const { violations } = await builder.analyze();
    for (const { id, nodes } of violations)
      for (const { target, html, failureSummary } of nodes)
        if (id !== "target-size" || !mayBeSmall(html, failureSummary))
          faults.push(`${colorScheme} ${id} at ${target.join(" ")}: ${failureSummary}`);
  }
  return faults;
}

/** Waits until nothing on the page moves or fades any more: what is half there has no contrast. */
async function ended(page: Page): Promise<void> {
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter((animation) => animation.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY)
        .map((animation) => animation.finished.catch(() => undefined)),
    ),
  );
}
