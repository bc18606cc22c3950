import type { Turn } from "./thread";

/** The search suggestions of a turn as Google's HTML, unchanged; what is repeated stands here once. */
export function selectSuggestions(turn: Pick<Turn, "steps">): readonly string[] {
  const all = turn.steps.flatMap((step) => {
    // A result that failed comes without its list, whatever the type says.
    if (step.type !== "google_search_result" || !Array.isArray(step.result)) return [];
    return step.result.flatMap((result) => result?.search_suggestions || []);
  });
  return [...new Set(all)];
}
