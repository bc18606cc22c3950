"use client";

import { toInput } from "@/lib/client/attachments/to-input";
import { focusComposer } from "@/lib/client/focus-composer";
import { useModels, useThreadActions } from "@/lib/client/thread-store";
import { useSettings } from "@/lib/client/use-settings";
import { useTarget } from "@/lib/client/use-target";
import { openThread } from "@/lib/client/use-thread-id";
import { t } from "@/lib/i18n/translate";
import { type Example, examplesFor, settingsFor } from "./examples";

export function ExampleList() {
  const { send } = useThreadActions();
  const settings = useSettings(null);
  const { models, agents, isDemo } = useModels();
  const target = useTarget(null);
  // They are asked as they are read; only the demo knows what to answer by English words.
  const textOf = ({ text }: Example) => (isDemo ? text : t(text));
  const run = (example: Example) => {
    const own = settingsFor(example, { settings, target, models, agents });
    openThread(send({ threadId: null, input: toInput(textOf(example), []), settings: own }));
    focusComposer();
  };
  return (
    <ul className="mx-auto grid w-full max-w-column flex-[1.4_0_auto] auto-rows-min grid-cols-1 gap-x-4 px-3 pt-2 pb-4 sm:grid-cols-2 sm:px-4">
      {examplesFor({ settings, models, agents }).map((example) => (
        <li key={example.title} className="border-b border-line">
          <button
            type="button"
            onClick={() => run(example)}
            className="group w-full rounded-lg px-2 py-2.5 text-start -outline-offset-2 coarse:min-h-11"
          >
            <span className="block text-ui font-medium transition-colors group-hover:text-accent">
              {t(example.title)}
            </span>
            <span className="block truncate text-sm text-ink-faint">
              <bdi className="block w-fit max-w-full truncate">{textOf(example)}</bdi>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
