import type { ComponentProps } from "react";

type GrowingTextareaProps = ComponentProps<"textarea"> & { value: string; boxClassName?: string };

const TEXT = "col-start-1 row-start-1 text-base whitespace-pre-wrap wrap-anywhere";

/** As high as its text, up to 40 % of the window: an invisible copy of the text gives the height. */
export function GrowingTextarea({ value, boxClassName = "", ...props }: GrowingTextareaProps) {
  return (
    <div
      className={`grid max-h-[calc(var(--viewport-height)*0.4)] overflow-y-auto overscroll-contain ${boxClassName}`}
    >
      <div aria-hidden="true" className={`textarea-copy invisible ${TEXT}`}>
        {`${value}\u200b`}
      </div>
      <textarea
        value={value}
        rows={1}
        className={`resize-none overflow-hidden outline-none ${TEXT}`}
        {...props}
      />
    </div>
  );
}
