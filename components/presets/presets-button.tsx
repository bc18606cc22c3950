"use client";

import { Bookmark } from "lucide-react";
import { Suspense, useId, useMemo, useRef, useState } from "react";
import { PILL } from "@/components/tools/pill-style";
import { lazyPart } from "@/components/ui/lazy-part";
import { loadOnce } from "@/components/ui/load-once";
import { preload } from "@/components/ui/preload";
import { useCommand } from "@/lib/client/commands/use-command";
import { usePresets } from "@/lib/client/presets/preset-state";
import { useSettings } from "@/lib/client/use-settings";
import { t } from "@/lib/i18n/translate";
import { isSameForPreset } from "@/lib/protocol/presets";

const importMenu = loadOnce(() => import("./presets-menu"));
const PresetsMenu = lazyPart(() => importMenu().then((module) => module.PresetsMenu));
const SaveDialog = lazyPart(() => import("./save-dialog").then((module) => module.SaveDialog));
const ManageDialog = lazyPart(() => import("./manage-dialog").then((module) => module.ManageDialog));

export type PresetsPart = "menu" | "save" | "manage";

/** The preset that a thread is as, where it is as one, and the way to all of them. */
export function PresetsButton({ threadId }: { threadId: string | null }) {
  const buttonRef = useRef<HTMLButtonElement>(null);
  const nameId = useId();
  const [opened, setOpened] = useState<PresetsPart | null>(null);
  const presets = usePresets();
  const settings = useSettings(threadId);
  const current = useMemo(
    () => presets?.find((preset) => isSameForPreset(preset.settings, settings)),
    [presets, settings],
  );
  useCommand("presets", () => setOpened("menu"));
  const close = () => setOpened(null);
  return (
    <>
      <button
        ref={buttonRef}
        type="button"
        aria-label={t("Presets")}
        aria-describedby={current ? nameId : undefined}
        aria-haspopup="menu"
        aria-expanded={opened === "menu"}
        data-tooltip={current ? t("Preset: {name}", { name: current.name }) : t("Presets")}
        onPointerEnter={preload(importMenu)}
        onFocus={preload(importMenu)}
        onClick={() => setOpened("menu")}
        data-on={current ? "" : undefined}
        className={PILL}
      >
        <Bookmark aria-hidden strokeWidth={1.75} />
        {current && (
          <span id={nameId} aria-hidden="true" dir="auto" className="max-w-32 truncate max-sm:max-w-14">
            {current.name}
          </span>
        )}
      </button>
      <Suspense fallback={null}>
        {opened === "menu" && (
          <PresetsMenu
            threadId={threadId}
            currentId={current?.id ?? null}
            anchorRef={buttonRef}
            onOpen={setOpened}
            onClose={() => setOpened((part) => (part === "menu" ? null : part))}
          />
        )}
        {opened === "save" && <SaveDialog threadId={threadId} onClose={close} />}
        {opened === "manage" && <ManageDialog threadId={threadId} onClose={close} />}
      </Suspense>
    </>
  );
}
