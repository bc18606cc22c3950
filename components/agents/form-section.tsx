import { type ReactNode, useId } from "react";

type FormSectionProps = { title: string; text?: string; children: ReactNode };

export function FormSection({ title, text, children }: FormSectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="grid grid-cols-1 gap-4">
      <div>
        <h2 id={id} className="text-base font-semibold">
          {title}
        </h2>
        {text && <p className="text-sm text-ink-faint">{text}</p>}
      </div>
      {children}
    </section>
  );
}
