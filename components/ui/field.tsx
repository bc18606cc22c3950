import type { ReactNode } from "react";

type FieldProps = {
  id: string;
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  children: ReactNode;
};

/** A label, a control with that id, and what is to be said about it. */
export function Field({ id, label, hint, error, children }: FieldProps) {
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="text-ui font-medium">
        {label}
      </label>
      {children}
      {(hint || error) && (
        <p id={`${id}-note`} className={`text-sm ${error ? "text-danger" : "text-ink-faint"}`}>
          {error ?? hint}
        </p>
      )}
    </div>
  );
}
