"use client";

import { focusComposer } from "@/lib/client/focus-composer";
import { useThreadActions } from "@/lib/client/thread-store";
import { useSettings } from "@/lib/client/use-settings";
import { openThread } from "@/lib/client/use-thread-id";
import { EXAMPLES } from "./examples";

export function ExampleList() {
  const { send } = useThreadActions();
  const settings = useSettings(null);
  const run = (text: string) => {
    openThread(send({ threadId: null, text, settings }));
    focusComposer();
  };
  return (
    <ul className="mx-auto grid w-full max-w-column flex-[1.4_0_auto] auto-rows-min gap-x-4 px-3 pt-2 pb-4 sm:grid-cols-2 sm:px-4">
      {EXAMPLES.map(({ title, text }) => (
        <li key={title} className="border-b border-line">
          <button
            type="button"
            onClick={() => run(text)}
            className="group w-full rounded-lg px-2 py-2.5 text-start -outline-offset-2 coarse:min-h-11"
          >
            <span className="block text-ui font-medium transition-colors group-hover:text-accent">
              {title}
            </span>
            <span className="block truncate text-sm text-ink-faint">{text}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
