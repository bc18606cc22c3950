import type { ComponentProps } from "react";
import { BUTTON_SHAPE, BUTTON_VARIANTS, type ButtonVariant } from "./button-style";

type ButtonLinkProps = ComponentProps<"a"> & { variant?: ButtonVariant };

export function ButtonLink({ variant = "quiet", className = "", ...props }: ButtonLinkProps) {
  return <a className={`${BUTTON_SHAPE} ${BUTTON_VARIANTS[variant]} ${className}`} {...props} />;
}
