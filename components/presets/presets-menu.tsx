"use client";

import { Menu as Base } from "@base-ui/react/menu";
import { Bookmark, BookmarkPlus, Settings2 } from "lucide-react";
import { type RefObject, useEffect, useRef, useState } from "react";
import { Menu } from "@/components/ui/menu";
import { MenuAction } from "@/components/ui/menu-action";
import { MenuCheck } from "@/components/ui/menu-check";
import { loadPresets } from "@/lib/client/presets/preset-actions";
import { usePresets } from "@/lib/client/presets/preset-state";
import { msg, t } from "@/lib/i18n/translate";
import type { PresetsPart } from "./presets-button";
import { useApplyPreset } from "./use-apply-preset";

type PresetsMenuProps = {
  threadId: string | null;
  /** The one that the thread is as. */
  currentId: string | null;
  anchorRef: RefObject<HTMLElement | null>;
  onOpen: (part: PresetsPart) => void;
  onClose: () => void;
};

const NONE = msg(
  "A preset keeps the model, the instruction, the tools and the form of answers for other chats.",
);
const FAILED = msg("The presets could not be loaded. Open this menu again when there is a connection.");

/** All presets, to be applied; and what makes and changes them. */
export function PresetsMenu({ threadId, currentId, anchorRef, onOpen, onClose }: PresetsMenuProps) {
  const presets = usePresets();
  const apply = useApplyPreset(threadId);
  const [hasFailed, setHasFailed] = useState(false);
  const isOpening = useRef(false);
  // Another device may have made one meanwhile.
  useEffect(() => void loadPresets().catch(() => setHasFailed(true)), []);
  const open = (part: PresetsPart) => () => {
    isOpening.current = true;
    onOpen(part);
  };
  return (
    <Menu
      anchorRef={anchorRef}
      label={t("Presets")}
      align="start"
      shouldReturnFocus={() => !isOpening.current}
      onClose={onClose}
    >
      <div className="w-[min(17rem,calc(100vw-2rem))]">
        {presets?.map((preset) => (
          <MenuCheck
            key={preset.id}
            icon={<Bookmark aria-hidden strokeWidth={1.75} className="text-ink-soft" />}
            isOn={preset.id === currentId}
            onSwitch={() => void apply(preset)}
          >
            <span className="flex min-w-0 items-baseline gap-2">
              <span dir="auto" className="min-w-0 truncate">
                {preset.name}
              </span>
              {preset.isDefault && <span className="shrink-0 text-sm text-ink-faint">{t("New chats")}</span>}
            </span>
          </MenuCheck>
        ))}
        {(presets?.length ?? 0) === 0 && (
          <p className="px-2.5 py-1.5 text-sm text-ink-faint">{t(hasFailed ? FAILED : NONE)}</p>
        )}
        <Base.Separator className="mx-2.5 my-1 h-px bg-line" />
        <MenuAction icon={<BookmarkPlus aria-hidden strokeWidth={1.75} />} onSelect={open("save")}>
          {t("Save as preset")}
        </MenuAction>
        {(presets?.length ?? 0) > 0 && (
          <MenuAction icon={<Settings2 aria-hidden strokeWidth={1.75} />} onSelect={open("manage")}>
            {t("Manage presets")}
          </MenuAction>
        )}
      </div>
    </Menu>
  );
}
