import { Wrench } from "lucide-react";

type StepLineProps = { text: string; isOpen: boolean };

/** One quiet line: what was done, and with what. */
export function StepLine({ text, isOpen }: StepLineProps) {
  return (
    <p className="flex min-w-0 items-center gap-2 text-sm text-ink-faint">
      <Wrench aria-hidden className={`size-4 shrink-0 ${isOpen ? "animate-live" : ""}`} strokeWidth={1.75} />
      <span className="truncate">{text}</span>
    </p>
  );
}
