/** A switch of the composer's row: quiet while it is off, tinted while it is on. */
export const PILL =
  "inline-flex h-8 min-w-8 shrink-0 items-center justify-center gap-1.5 rounded-full px-2 text-sm text-ink-soft transition-colors not-aria-disabled:hover:bg-ink/6 not-aria-disabled:hover:text-ink aria-disabled:opacity-45 data-on:text-accent not-aria-disabled:data-on:hover:text-accent aria-pressed:bg-accent-soft aria-pressed:text-accent not-aria-disabled:aria-pressed:hover:bg-accent-soft not-aria-disabled:aria-pressed:hover:text-accent coarse:h-11 coarse:min-w-11 [&_svg]:size-4.5";
