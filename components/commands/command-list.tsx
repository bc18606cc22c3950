"use client";

import { COMMAND_IDS, keysOf } from "@/lib/client/commands/commands";
import { runCommand, useCanRun } from "@/lib/client/commands/use-command";
import { usePreference } from "@/lib/client/preferences";
import { t } from "@/lib/i18n/translate";
import { COMMAND_WORDS, commandsLike } from "./command-words";
import { Keys } from "./keys";
import { usePresetCommands } from "./use-preset-commands";

// With words that are looked for, what was found is why somebody is here.
const SHOWN_WITH_WORDS = 4;

type CommandListProps = {
  /** What stands in the field. */
  q: string;
  /** Closes what the list stands in; the command is done after that. */
  onTake: () => void;
};

/** What can be done now, of what was typed. */
export function CommandList({ q, onTake }: CommandListProps) {
  const canRun = useCanRun();
  const chosen = usePreference("shortcuts");
  const isCommand = q.trimStart().startsWith(">");
  const isAlone = isCommand || q.trim() === "";
  const possible = COMMAND_IDS.filter((id) => canRun(id) && id !== "search");
  const presetCommands = usePresetCommands(q);
  const commands = [
    ...commandsLike(q, possible).map((id) => ({
      id,
      title: t(COMMAND_WORDS[id].title),
      keys: keysOf(id, chosen),
      run: () => runCommand(id),
    })),
    ...presetCommands.map((command) => ({ ...command, keys: null })),
  ].slice(0, isAlone ? undefined : SHOWN_WITH_WORDS);
  if (commands.length === 0 && isCommand)
    return <p className="px-3 py-2 text-sm text-ink-soft">{t("There is no such command here.")}</p>;
  if (commands.length === 0) return null;
  return (
    <ul aria-label={t("Commands")} className="grid grid-cols-1 pb-2">
      {commands.map(({ id, title, keys, run }) => (
        <li key={id}>
          <button
            type="button"
            data-search-hit
            onClick={() => {
              onTake();
              // What it opens takes the focus after the field has given it back.
              setTimeout(run);
            }}
            className="flex min-h-9 w-full items-center gap-3 rounded-lg px-3 text-start text-ui -outline-offset-2 hover:bg-ink/4 focus-visible:bg-ink/4 coarse:min-h-11"
          >
            <span className="min-w-0 flex-1 truncate">{title}</span>
            <Keys keys={keys} />
          </button>
        </li>
      ))}
    </ul>
  );
}
