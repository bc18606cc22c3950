"use client";

import { useState } from "react";
import { readPlanDraft, savePlanDraft } from "@/lib/client/plan-drafts";

/** `key` tells a step from the others while they move. */
export type PlanStep = { key: number; text: string };

export type EditedPlan = {
  steps: readonly PlanStep[];
  /** What is to be sent: null where it is as the agent made it, or where nothing is left of it. */
  changed: readonly string[] | null;
  change(key: number, text: string): void;
  remove(key: number): void;
  move(key: number, by: -1 | 1): void;
  /** Adds an empty step below another, or at the end; returns its key. */
  add(below: number | null): number;
  /** Takes out the steps that say nothing, but for the one that is written. */
  dropEmpty(exceptKey: number): void;
  undo(): void;
};

/** The steps of a plan while a person changes them. What they have changed survives a reload. */
export function usePlan(turnId: string, planned: readonly string[]): EditedPlan {
  const [steps, setSteps] = useState(() => withKeys(readPlanDraft(turnId) ?? planned));
  const put = (next: readonly PlanStep[]) => {
    setSteps(next);
    savePlanDraft(turnId, changedIn(next, planned));
  };
  return {
    steps,
    changed: changedIn(steps, planned),
    change: (key, text) => put(steps.map((step) => (step.key === key ? { ...step, text } : step))),
    remove: (key) => put(steps.filter((step) => step.key !== key)),
    move(key, by) {
      const from = steps.findIndex((step) => step.key === key);
      const [step, other] = [steps[from], steps[from + by]];
      if (step && other) put(steps.with(from, other).with(from + by, step));
    },
    add(below) {
      const key = Math.max(-1, ...steps.map((step) => step.key)) + 1;
      const at = below === null ? steps.length : steps.findIndex((step) => step.key === below) + 1;
      put(steps.toSpliced(at, 0, { key, text: "" }));
      return key;
    },
    dropEmpty(exceptKey) {
      const kept = steps.filter(({ key, text }) => key === exceptKey || text.trim() !== "");
      if (kept.length < steps.length) put(kept);
    },
    undo: () => put(withKeys(planned)),
  };
}

function withKeys(texts: readonly string[]): readonly PlanStep[] {
  return texts.map((text, key) => ({ key, text }));
}

function changedIn(steps: readonly PlanStep[], planned: readonly string[]): string[] | null {
  const written = steps.map(({ text }) => text.trim()).filter((text) => text !== "");
  const isSame =
    written.length === planned.length && written.every((text, position) => text === planned[position]);
  return isSame || written.length === 0 ? null : written;
}
