export type ButtonVariant = "solid" | "quiet" | "plain" | "danger";

export const BUTTON_SHAPE =
  "inline-flex h-8 shrink-0 items-center justify-center gap-1.5 rounded-full px-3.5 text-sm font-medium transition-colors disabled:opacity-50 coarse:h-11 coarse:px-4";

export const BUTTON_VARIANTS: Record<ButtonVariant, string> = {
  solid: "bg-accent text-canvas not-disabled:hover:bg-accent/92",
  quiet: "border border-line bg-raised text-ink not-disabled:hover:bg-surface",
  plain: "text-ink-soft not-disabled:hover:bg-ink/6 not-disabled:hover:text-ink",
  danger: "bg-danger text-canvas not-disabled:hover:bg-danger/92",
};
