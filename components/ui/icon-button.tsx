import type { ComponentProps } from "react";

type IconButtonProps = ComponentProps<"button"> & {
  /** The name, and what the tooltip says. */
  label: string;
};

const STYLE =
  "inline-flex size-8 shrink-0 items-center justify-center rounded-lg text-ink-soft transition-colors not-disabled:hover:bg-ink/6 not-disabled:hover:text-ink aria-expanded:text-ink disabled:opacity-40 coarse:size-11 [&_svg]:size-4.5";

/** A button that shows only an icon. Its tooltip is drawn by the one TooltipLayer of the page. */
export function IconButton({ label, className = "", type = "button", ...props }: IconButtonProps) {
  return (
    <button
      type={type}
      aria-label={label}
      data-tooltip={label}
      className={`${STYLE} ${className}`}
      {...props}
    />
  );
}
