import type { ComponentProps } from "react";
import { BUTTON_SHAPE, BUTTON_VARIANTS, type ButtonVariant } from "./button-style";

type ButtonProps = ComponentProps<"button"> & { variant?: ButtonVariant };

export function Button({ variant = "quiet", className = "", type = "button", ...props }: ButtonProps) {
  return (
    <button type={type} className={`${BUTTON_SHAPE} ${BUTTON_VARIANTS[variant]} ${className}`} {...props} />
  );
}
