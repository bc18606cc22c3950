"use client";

import { Plus } from "lucide-react";
import { useLayoutEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { directionOfText } from "@/lib/client/markdown/direction";
import { t } from "@/lib/i18n/translate";
import { PlanStep } from "./plan-step";
import type { EditedPlan } from "./use-plan";

/** The steps of a plan: each can be written anew, moved and removed, and others be added. */
export function PlanSteps({ plan }: { plan: EditedPlan }) {
  const { steps } = plan;
  const { listRef, focusStep, keepFocus } = useStepFocus();
  const [said, setSaid] = useState("");
  const [activeKey, setActiveKey] = useState<number | null>(null);
  const handleFocus = (key: number) => {
    setActiveKey(key);
    // Not as soon as an empty step is left: that would move a button that is being pressed.
    plan.dropEmpty(key);
  };
  const handleMove = (key: number, position: number, by: -1 | 1) => {
    const to = position + by;
    if (to < 0 || to >= steps.length) return;
    keepFocus();
    plan.move(key, by);
    setSaid(t("Moved to {place} of {count}", { place: to + 1, count: steps.length }));
  };
  const handleRemove = (key: number, position: number) => {
    const next = steps[position - 1] ?? steps[position + 1];
    plan.remove(key);
    focusStep(next?.key ?? null);
    setSaid(t("Step {number} removed", { number: position + 1 }));
  };
  return (
    <div ref={listRef} dir={directionOfText(steps[0]?.text ?? "")}>
      <ol aria-label={t("Plan")} className="grid grid-cols-1 gap-0.5">
        {steps.map(({ key, text }, position) => (
          <li key={key} data-step={key}>
            <PlanStep
              position={position}
              count={steps.length}
              text={text}
              isActive={key === activeKey}
              onFocus={() => handleFocus(key)}
              onChange={(written) => plan.change(key, written)}
              onMove={(by) => handleMove(key, position, by)}
              onRemove={() => handleRemove(key, position)}
              onAddBelow={() => focusStep(plan.add(key))}
            />
          </li>
        ))}
      </ol>
      <Button variant="plain" className="mt-1" onClick={() => focusStep(plan.add(null))}>
        <Plus aria-hidden className="size-4" strokeWidth={1.75} />
        {t("Add a step")}
      </Button>
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
    </div>
  );
}

/** Focus follows what was done: into a new step, and with one that moves. */
function useStepFocus() {
  const listRef = useRef<HTMLDivElement>(null);
  const wanted = useRef<{ key: number | null } | Element | null>(null);
  useLayoutEffect(() => {
    const target = wanted.current;
    wanted.current = null;
    if (target === null) return;
    const list = listRef.current;
    const field =
      target instanceof Element
        ? target
        : (list?.querySelector(`[data-step="${target.key}"] textarea`) ?? list?.querySelector("button"));
    if (field instanceof HTMLElement) field.focus();
  });
  return {
    listRef,
    focusStep: (key: number | null) => {
      wanted.current = { key };
    },
    keepFocus: () => {
      wanted.current = document.activeElement;
    },
  };
}
