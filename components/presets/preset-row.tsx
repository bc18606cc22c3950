"use client";

import { MessageSquarePlus, Pencil, RefreshCw, Trash2 } from "lucide-react";
import { useState } from "react";
import { RenameField } from "@/components/sidebar/rename-field";
import { CopyButton } from "@/components/ui/copy-button";
import { FIELD_BOX } from "@/components/ui/field-style";
import { IconButton } from "@/components/ui/icon-button";
import { useFocusBack } from "@/components/ui/use-focus-back";
import type { Fitted } from "@/lib/client/presets/fit-preset";
import { presetPath } from "@/lib/client/presets/start-link";
import { useAnswerer } from "@/lib/client/thread-store";
import { t } from "@/lib/i18n/translate";
import { PRESET_NAME_MAX_LENGTH, type Preset } from "@/lib/protocol/presets";
import { describeSettings } from "./preset-words";
import { usePresetChanges } from "./use-preset-changes";

type PresetRowProps = {
  preset: Preset;
  /** What the preset would be as the chat is now; null where that is the same, or not known yet. */
  current: Fitted | null;
  /** The focus was in the row, which is gone. */
  onDeleted: () => void;
};

export function PresetRow({ preset, current, onDeleted }: PresetRowProps) {
  const { name, settings, isDefault } = preset;
  const { ref: renameRef, focusAfter } = useFocusBack<HTMLButtonElement>();
  const [isRenaming, setIsRenaming] = useState(false);
  const changes = usePresetChanges();
  const target = useAnswerer(settings);
  return (
    <li className="flex flex-wrap items-center gap-x-1 gap-y-1 py-2">
      <div className="grid min-w-0 flex-[1_1_12rem]">
        {isRenaming ? (
          <RenameField
            label={t("New name")}
            title={name}
            maxLength={PRESET_NAME_MAX_LENGTH}
            onRename={(renamed) => void changes.rename(preset, renamed)}
            onClose={(isByKey) => {
              focusAfter(isByKey);
              setIsRenaming(false);
            }}
            className={`${FIELD_BOX} mb-1.5`}
          />
        ) : (
          <span dir="auto" className="w-fit max-w-full truncate text-ui font-medium">
            {name}
          </span>
        )}
        <span className="line-clamp-2 text-sm text-ink-faint">
          {isDefault && <span className="text-accent">{t("For new chats")} · </span>}
          {describeSettings(settings, target)}
        </span>
      </div>
      {!isRenaming && (
        <div className="flex max-sm:-ms-2">
          <IconButton
            label={t("Begin new chats with {name}", { name })}
            aria-pressed={isDefault}
            onClick={() => void changes.setDefault(preset, !isDefault)}
            className="aria-pressed:bg-accent-soft aria-pressed:text-accent"
          >
            <MessageSquarePlus aria-hidden strokeWidth={1.75} />
          </IconButton>
          <CopyButton
            label={t("Copy link to {name}", { name })}
            content={() => ({ text: window.location.origin + presetPath(preset.id) })}
          />
          <IconButton
            ref={renameRef}
            label={t("Rename {name}", { name })}
            onClick={() => setIsRenaming(true)}
          >
            <Pencil aria-hidden strokeWidth={1.75} />
          </IconButton>
          <IconButton
            label={t("Update {name} to this chat", { name })}
            disabled={current === null}
            onClick={() => current && void changes.update(preset, current)}
          >
            <RefreshCw aria-hidden strokeWidth={1.75} />
          </IconButton>
          <IconButton
            label={t("Delete {name}", { name })}
            onClick={() => {
              onDeleted();
              void changes.remove(preset);
            }}
          >
            <Trash2 aria-hidden strokeWidth={1.75} />
          </IconButton>
        </div>
      )}
    </li>
  );
}
