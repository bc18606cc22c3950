"use client";

import { useMemo, useState } from "react";
import { TextContent } from "@/components/content/text-content";
import { Button } from "@/components/ui/button";
import { savePlanDraft } from "@/lib/client/plan-drafts";
import type { TurnActions } from "@/lib/client/turn-actions";
import { t } from "@/lib/i18n/translate";
import { selectText } from "@/lib/protocol/select";
import type { Turn } from "@/lib/protocol/thread";
import { ChangePlan } from "./change-plan";
import { parsePlan } from "./parse-plan";
import { PlanSteps } from "./plan-steps";
import { changeText, startText } from "./plan-text";
import { usePlan } from "./use-plan";

type PlanViewProps = { turn: Turn; actions: Pick<TurnActions, "approvePlan" | "changePlan"> };

const NO_STEPS: readonly string[] = [];

/** What a research agent plans to do. Nothing is searched before a person starts it. */
export function PlanView({ turn, actions }: PlanViewProps) {
  const text = selectText(turn);
  const parsed = useMemo(() => parsePlan(text), [text]);
  const plan = usePlan(turn.id, parsed?.steps ?? NO_STEPS);
  const [isChanging, setIsChanging] = useState(false);
  const leave = (act: () => void) => {
    act();
    // What was changed is in the message now.
    savePlanDraft(turn.id, null);
  };
  const isEmpty = parsed !== null && plan.steps.every((step) => step.text.trim() === "");
  return (
    <div>
      {parsed === null ? (
        <TextContent text={text} isOpen={false} />
      ) : (
        <div className="grid grid-cols-1 gap-3">
          {parsed.before !== "" && <TextContent text={parsed.before} isOpen={false} />}
          <p className="text-sm text-ink-faint in-data-running:hidden">
            {t("You can change these steps before you start.")}
          </p>
          <PlanSteps plan={plan} />
          {parsed.after !== "" && <TextContent text={parsed.after} isOpen={false} />}
        </div>
      )}
      {isChanging ? (
        <ChangePlan
          onSend={(wish) => leave(() => actions.changePlan(turn.id, changeText(wish, plan.changed)))}
          onClose={() => setIsChanging(false)}
        />
      ) : (
        <div className="mt-4 flex flex-wrap gap-2 in-data-running:hidden">
          <Button
            variant="solid"
            disabled={isEmpty}
            onClick={() => leave(() => actions.approvePlan(turn.id, startText(plan.changed)))}
          >
            {t("Start research")}
          </Button>
          <Button onClick={() => setIsChanging(true)}>{t("Change plan")}</Button>
          {plan.changed !== null && (
            <Button variant="plain" onClick={plan.undo}>
              {t("Undo changes")}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
