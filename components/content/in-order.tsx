import { Fragment, type ReactNode } from "react";
import { jsxs } from "react/jsx-runtime";

/**
 * Draws entries that are only ever added at the end, so that the position of each is its identity. Given to React as
 * children that never change places they need no key, and so no fragment around each: a reply has thousands, and each
 * would cost every update.
 */
export function inOrder<Entry>(entries: readonly Entry[], draw: (entry: Entry) => ReactNode): ReactNode {
  return jsxs(Fragment, { children: entries.map((entry) => draw(entry)) });
}
