import { Fragment, type ReactNode } from "react";

/** Draws entries that are only ever added at the end, so that the position of each is its identity. */
export function inOrder<Entry>(entries: readonly Entry[], draw: (entry: Entry) => ReactNode): ReactNode[] {
  return entries.map((entry, position) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: nothing is ever put in between or taken out.
    <Fragment key={position}>{draw(entry)}</Fragment>
  ));
}
