"use client";

import { ChevronRight } from "lucide-react";
import { type ReactNode, useId, useState } from "react";

type DisclosureProps = { label: ReactNode; name?: string; children: ReactNode };

/** One line that opens in place. `name` is the accessible name where the line shows more than that. */
export function Disclosure({ label, name, children }: DisclosureProps) {
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div>
      <button
        type="button"
        aria-label={name}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setIsOpen(!isOpen)}
        className="-mx-1.5 inline-flex max-w-full items-center gap-1.5 rounded-md px-1.5 py-0.5 text-start text-sm text-ink-faint transition-colors hover:text-ink coarse:min-h-11"
      >
        <ChevronRight
          aria-hidden
          strokeWidth={1.75}
          className={`size-4 shrink-0 transition-transform rtl:-scale-x-100 ${isOpen ? "rotate-90 rtl:-rotate-90" : ""}`}
        />
        <span className="truncate">{label}</span>
      </button>
      <div id={id} hidden={!isOpen}>
        {isOpen && children}
      </div>
    </div>
  );
}
