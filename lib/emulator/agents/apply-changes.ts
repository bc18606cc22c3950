import type { Environment, FileChange } from "../environments/environment.ts";
import { Refusal } from "../errors.ts";

/** Does to the files what was planned. Where there is no room any more, the rest stays undone. */
export function applyChanges(environment: Environment | undefined, changes: FileChange[]): void {
  try {
    for (const change of changes) environment?.apply(change);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}
