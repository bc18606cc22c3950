"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { setCompared, useCompared } from "@/lib/client/comparing";
import { useModels } from "@/lib/client/thread-store";
import { useTarget } from "@/lib/client/use-target";
import { t, tCount } from "@/lib/i18n/translate";
import { COMPARED_MAX } from "@/lib/protocol/comparison";
import { priceLine } from "./compared-cost";
import { useComparedCost } from "./use-compared-cost";

type CompareChoiceProps = { threadId: string | null; onClose: () => void };

/** Which models the next message is asked of, besides the one that answers anyway. */
export function CompareChoice({ threadId, onClose }: CompareChoiceProps) {
  const [now] = useState(Date.now);
  const own = useTarget(threadId);
  const compared = useCompared(threadId);
  const cost = useComparedCost(threadId);
  const { models } = useModels();
  const others = models.filter(({ id, output }) => output === "text" && id !== own.id);
  const isChosen = ({ id }: { id: string }) => compared.some((other) => other.id === id);
  const isFull = compared.length >= COMPARED_MAX - 1;
  return (
    <div className="flex min-h-0 w-80 max-w-full flex-col">
      <div className="min-h-0 overflow-y-auto">
        <fieldset className="grid gap-0.5 p-2">
          <legend className="px-2 pt-3 pb-1 text-sm text-ink-soft">
            {tCount(
              COMPARED_MAX - 1,
              "Ask the next message of {name} and up to {count} other",
              "Ask the next message of {name} and up to {count} others",
              { name: own.name },
            )}
          </legend>
          {others.map((target, index) => (
            <label
              key={target.id}
              className="flex cursor-pointer items-center gap-3 rounded-lg px-2 py-1.5 hover:bg-ink/6 has-disabled:cursor-default coarse:min-h-11"
            >
              <input
                type="checkbox"
                // biome-ignore lint/a11y/noAutofocus: whoever asked for the choice makes it.
                autoFocus={index === 0}
                checked={isChosen(target)}
                disabled={isFull && !isChosen(target)}
                onChange={() =>
                  setCompared(
                    threadId,
                    isChosen(target) ? compared.filter(({ id }) => id !== target.id) : [...compared, target],
                  )
                }
                className="size-4 shrink-0 coarse:size-5"
              />
              <span className="min-w-0">
                <span className="block text-ui">{target.name}</span>
                <span className="block text-sm text-ink-faint">{priceLine(target, now)}</span>
              </span>
            </label>
          ))}
        </fieldset>
      </div>
      <footer className="flex items-center gap-2 border-t border-line p-2 ps-4">
        <p className="me-auto text-sm text-ink-soft">{compared.length > 0 && cost}</p>
        <Button variant="solid" onClick={onClose}>
          {t("Done")}
        </Button>
      </footer>
    </div>
  );
}
