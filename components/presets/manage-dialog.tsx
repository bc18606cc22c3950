"use client";

import { use, useRef } from "react";
import { Dialog } from "@/components/ui/dialog";
import { NoticesHostContext } from "@/components/ui/use-announce";
import { usePresets } from "@/lib/client/presets/preset-state";
import { usePresetOf } from "@/lib/client/presets/use-preset-of";
import { msg, t } from "@/lib/i18n/translate";
import { isSameForPreset } from "@/lib/protocol/presets";
import { PresetRow } from "./preset-row";

type ManageDialogProps = { threadId: string | null; onClose: () => void };

const NONE = msg("There are none. Save the settings of a chat as one by the menu Presets.");

/** All presets: their names, what they are, and which of them new chats begin with. */
export function ManageDialog({ threadId, onClose }: ManageDialogProps) {
  const presets = usePresets() ?? [];
  const { fitted, problem } = usePresetOf(threadId);
  const listRef = useRef<HTMLDivElement>(null);
  return (
    <Dialog title={t("Manage presets")} onClose={onClose}>
      {/* On a phone the last row has to stand above a notice, which would lie on its buttons. */}
      <div
        ref={listRef}
        tabIndex={-1}
        className="min-h-0 overflow-y-auto px-6 pt-1 pb-24 outline-none sm:pb-5"
      >
        {problem && (
          <p role="alert" className="pb-2 text-sm text-danger">
            {problem}
          </p>
        )}
        {presets.length === 0 ? (
          <p className="text-sm text-ink-soft">{t(NONE)}</p>
        ) : (
          <ul aria-label={t("Presets")} className="divide-y divide-line">
            {presets.map((preset) => (
              <PresetRow
                key={preset.id}
                preset={preset}
                current={fitted && !isSameForPreset(fitted.settings, preset.settings) ? fitted : null}
                onDeleted={() => listRef.current?.focus()}
              />
            ))}
          </ul>
        )}
      </div>
      <div ref={use(NoticesHostContext)} />
    </Dialog>
  );
}
