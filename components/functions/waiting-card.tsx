"use client";

import { SquareFunction } from "lucide-react";
import type { ReactNode } from "react";
import { t } from "@/lib/i18n/translate";
import { progressOf } from "@/lib/protocol/call-state";
import { type FunctionCall, functionOf } from "@/lib/protocol/calls";
import type { Turn } from "@/lib/protocol/thread";

type WaitingCardProps = {
  turn: Turn;
  call: FunctionCall;
  /** The accessible name. */
  name: string;
  title: ReactNode;
  children: ReactNode;
};

/** A call that waits for a person. */
export function WaitingCard({ turn, call, name, title, children }: WaitingCardProps) {
  const { decided, total } = progressOf(turn, call);
  const description = functionOf(turn, call.name)?.description;
  return (
    // biome-ignore lint/a11y/useSemanticElements: its fields are named one by one.
    <section
      role="group"
      aria-label={name}
      className="tinted grid min-w-0 grid-cols-1 gap-3 rounded-xl border border-edge/60 bg-raised px-4 py-3.5 text-ui shadow-card"
    >
      <header className="grid gap-1">
        <div className="flex items-start gap-2">
          <SquareFunction aria-hidden strokeWidth={1.75} className="mt-0.5 size-4 shrink-0 text-accent" />
          <p className="min-w-0 flex-1 break-words">{title}</p>
          {total > 1 && (
            <span className="shrink-0 text-sm text-ink-faint tabular-nums">
              {t("{decided} of {total} answered", { decided, total })}
            </span>
          )}
        </div>
        {description && (
          <p className="ms-6 text-sm text-ink-faint">
            <bdi>{description}</bdi>
          </p>
        )}
      </header>
      {children}
    </section>
  );
}
