"use client";

import { FolderOpen, X } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { Sentence } from "@/components/ui/sentence";
import { useEnvironment } from "@/lib/client/environments/use-environment";
import { useOpenEnvironment } from "@/lib/client/environments/use-open-environment";
import { focusComposer } from "@/lib/client/focus-composer";
import { useThreadActions } from "@/lib/client/thread-store";
import { useSettings } from "@/lib/client/use-settings";
import { t } from "@/lib/i18n/translate";
import { nameOf } from "./environment-words";

/** Where the new chat works, the way to see what is there, and to begin without it. */
export function EnvironmentChip({ environmentId }: { environmentId: string }) {
  const { entry, load } = useEnvironment(environmentId);
  const settings = useSettings(null);
  const { updateSettings } = useThreadActions();
  const open = useOpenEnvironment();
  const isGone = load === "gone";
  const name = entry && nameOf(entry);
  const handleRemove = () => {
    const { environment_id: _, ...kept } = settings.environment ?? {};
    updateSettings(null, { ...settings, environment: kept });
    focusComposer();
  };
  return (
    <div className="flex items-center gap-1 px-3 pt-2.5">
      <FolderOpen aria-hidden className="size-4 shrink-0 text-ink-soft" strokeWidth={1.75} />
      {isGone ? (
        <p role="alert" className="min-w-0 px-1 text-sm text-danger">
          {t("The environment that was chosen is gone. Remove it to begin in a new one.")}
        </p>
      ) : (
        <button
          type="button"
          onClick={() => open(environmentId)}
          className="min-w-0 truncate rounded-md px-1 text-sm text-ink-soft transition-colors hover:text-ink coarse:min-h-11"
        >
          {name ? (
            <Sentence
              text="Goes on in the files of {name}"
              parts={{ name: <bdi className="font-medium">{name}</bdi> }}
            />
          ) : (
            t("Goes on in the files of an environment")
          )}
        </button>
      )}
      <IconButton label={t("Begin in a new environment")} onClick={handleRemove}>
        <X aria-hidden strokeWidth={1.75} />
      </IconButton>
    </div>
  );
}
