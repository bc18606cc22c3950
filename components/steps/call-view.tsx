"use client";

import { Suspense } from "react";
import { lazyPart } from "@/components/ui/lazy-part";
import { t } from "@/lib/i18n/translate";
import { type FunctionCall, isComputerAction } from "@/lib/protocol/calls";
import type { Turn } from "@/lib/protocol/thread";
import { StepLine } from "./step-line";

const ComputerAction = lazyPart(() => import("./computer-action").then((module) => module.ComputerAction));
const FunctionCard = lazyPart(() =>
  import("@/components/functions/function-card").then((module) => module.FunctionCard),
);

type CallViewProps = { turn: Turn; call: FunctionCall };

/** What the model asks somebody else to do: a function, or a person at a screen. */
export function CallView({ turn, call }: CallViewProps) {
  const isAction = isComputerAction(turn, call);
  return (
    <Suspense
      fallback={<StepLine text={t("Called {name}", { name: call.name })} isOpen={call.result === null} />}
    >
      <div className="grid grid-cols-1 gap-2">
        {isAction && <ComputerAction call={call} />}
        {!(isAction && call.result) && <FunctionCard turn={turn} call={call} isAction={isAction} />}
      </div>
    </Suspense>
  );
}
