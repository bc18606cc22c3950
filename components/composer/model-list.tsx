"use client";

import type { RefObject } from "react";
import { Listbox } from "@/components/ui/listbox";
import { Popover } from "@/components/ui/popover";
import { useModels, useThreadActions } from "@/lib/client/thread-store";
import { useSettings } from "@/lib/client/use-settings";
import { guessTarget } from "@/lib/protocol/abilities";
import type { Output } from "@/lib/protocol/targets";
import { withTarget } from "@/lib/protocol/with-target";

const GROUPS: Record<Output, string> = {
  text: "Text",
  image: "Pictures",
  speech: "Speech",
  music: "Music",
  video: "Video",
};
const OUTPUTS = Object.keys(GROUPS) as Output[];

type ModelListProps = {
  threadId: string | null;
  anchorRef: RefObject<HTMLElement | null>;
  onClose: () => void;
};

export function ModelList({ threadId, anchorRef, onClose }: ModelListProps) {
  const { models } = useModels();
  const settings = useSettings(threadId);
  const { updateSettings } = useThreadActions();
  const isListed = models.some((target) => target.id === settings.model);
  const listed = isListed ? models : [guessTarget({ model: settings.model }), ...models];
  const targets = OUTPUTS.flatMap((output) => listed.filter((target) => target.output === output));
  const handleSelect = (model: string) => {
    const target = targets.find(({ id }) => id === model) ?? guessTarget({ model });
    updateSettings(threadId, withTarget(settings, target));
    onClose();
  };
  return (
    <Popover anchorRef={anchorRef} onClose={onClose}>
      <Listbox
        label="Models"
        options={targets.map(({ id, name, role, output }) => ({
          value: id,
          name,
          description: role,
          group: GROUPS[output],
        }))}
        value={settings.model}
        onSelect={handleSelect}
      />
    </Popover>
  );
}
