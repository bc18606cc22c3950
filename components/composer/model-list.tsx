"use client";

import { Columns2 } from "lucide-react";
import { type RefObject, useState } from "react";
import { Listbox } from "@/components/ui/listbox";
import { Popover } from "@/components/ui/popover";
import { useModels, useThreadActions } from "@/lib/client/thread-store";
import { useSettings } from "@/lib/client/use-settings";
import { useTarget } from "@/lib/client/use-target";
import { t } from "@/lib/i18n/translate";
import { withTarget } from "@/lib/protocol/with-target";
import { CompareChoice } from "./compare/compare-choice";
import { chosenValue, optionValueOf, targetOptions, targetsFor } from "./target-options";

type ModelListProps = {
  threadId: string | null;
  anchorRef: RefObject<HTMLElement | null>;
  onClose: () => void;
};

/** All that can answer: models by what they make, then agents. */
export function ModelList({ threadId, anchorRef, onClose }: ModelListProps) {
  const list = useModels();
  const settings = useSettings(threadId);
  const { updateSettings } = useThreadActions();
  const [isComparing, setIsComparing] = useState(false);
  const { agent, output } = useTarget(threadId);
  const canCompare = agent === undefined && output === "text";
  const targets = targetsFor(settings, list);
  const handleSelect = (value: string) => {
    const target = targets.find((other) => optionValueOf(other) === value);
    if (target) updateSettings(threadId, withTarget(settings, target));
    onClose();
  };
  if (isComparing) {
    return (
      <Popover label={t("Compare models")} anchorRef={anchorRef} onClose={onClose}>
        <CompareChoice threadId={threadId} onClose={onClose} />
      </Popover>
    );
  }
  return (
    <Popover label={t("Model")} anchorRef={anchorRef} onClose={onClose}>
      <Listbox
        label={t("Models")}
        options={targetOptions(targets, settings)}
        value={chosenValue(settings)}
        onSelect={handleSelect}
      />
      {canCompare && (
        <div className="border-t border-line p-1">
          <button
            type="button"
            onClick={() => setIsComparing(true)}
            className="flex h-9 w-full items-center gap-2.5 rounded-lg px-2.5 text-ui hover:bg-ink/6 coarse:h-11"
          >
            <Columns2 aria-hidden className="size-4 text-ink-soft" strokeWidth={1.75} />
            {t("Compare models")}
          </button>
        </div>
      )}
    </Popover>
  );
}
