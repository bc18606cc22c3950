"use client";

import type { RefObject } from "react";
import { Listbox } from "@/components/ui/listbox";
import { Popover } from "@/components/ui/popover";
import { useModels, useThreadActions } from "@/lib/client/thread-store";
import { useSettings } from "@/lib/client/use-settings";
import { withTarget } from "@/lib/protocol/with-target";
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
  const targets = targetsFor(settings, list);
  const handleSelect = (value: string) => {
    const target = targets.find((other) => optionValueOf(other) === value);
    if (target) updateSettings(threadId, withTarget(settings, target));
    onClose();
  };
  return (
    <Popover anchorRef={anchorRef} onClose={onClose}>
      <Listbox
        label="Models"
        options={targetOptions(targets, settings)}
        value={chosenValue(settings)}
        onSelect={handleSelect}
      />
    </Popover>
  );
}
