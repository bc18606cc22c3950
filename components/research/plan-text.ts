const START = "Start the research.";
const START_CHANGED = "Start the research with this plan:";
const CHANGED = "This is the plan as I have changed it:";

/** What the agent is told to begin with: nothing of the plan where it is as the agent made it. */
export function startText(steps: readonly string[] | null): string {
  return steps === null ? START : `${START_CHANGED}\n\n${toList(steps)}`;
}

/** What is asked to be changed, and the plan where a person has changed some of it already. */
export function changeText(wish: string, steps: readonly string[] | null): string {
  return steps === null ? wish : `${wish}\n\n${CHANGED}\n\n${toList(steps)}`;
}

function toList(steps: readonly string[]): string {
  return steps
    .map((step, position) => `${position + 1}. ${step.trim().replaceAll("\n", "\n   ")}`)
    .join("\n");
}
