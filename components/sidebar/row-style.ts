/** A row in the foot of the sidebar. */
export const ROW =
  "flex h-9 w-full items-center gap-2.5 rounded-lg px-2.5 text-ui text-ink-soft transition-colors hover:bg-ink/6 hover:text-ink coarse:h-11 [&_svg]:size-4.5";

/** The button of a row's menu: seen on hover, by the keyboard, and always where there is no pointer that hovers. */
export const ROW_OPTIONS =
  "me-0.5 -outline-offset-2 not-group-hover:not-focus-visible:not-aria-expanded:pointer-fine:sr-only";

/** The heading of a stretch of the list. */
export const HEADING = "px-2.5 pt-5 pb-1.5 text-xs font-medium text-ink-faint";
