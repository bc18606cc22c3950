"use client";

import { Blocks } from "lucide-react";
import { Suspense, useId, useRef, useState } from "react";
import { lazyPart } from "@/components/ui/lazy-part";
import { loadOnce } from "@/components/ui/load-once";
import { preload } from "@/components/ui/preload";
import { useSettings } from "@/lib/client/use-settings";
import { useTarget } from "@/lib/client/use-target";
import { shortList } from "@/lib/i18n/formats";
import { t } from "@/lib/i18n/translate";
import { toolsFor } from "@/lib/protocol/combinations";
import { TOOL_NAMES, type ToolType } from "@/lib/protocol/tools";
import { PILL } from "./pill-style";

const importMenu = loadOnce(() => import("./tools-menu"));
const ToolsMenu = lazyPart(() => importMenu().then((module) => module.ToolsMenu));
const ToolDialog = lazyPart(() => import("./tool-dialog").then((module) => module.ToolDialog));

/** What else the model may use. How many of them are on stands on the button. */
export function ToolsButton({ threadId }: { threadId: string | null }) {
  const buttonRef = useRef<HTMLButtonElement>(null);
  const onId = useId();
  const [isOpen, setIsOpen] = useState(false);
  const [dialogOf, setDialogOf] = useState<ToolType | null>(null);
  const sent = toolsFor(useSettings(threadId), useTarget(threadId)).map(({ type }) => type);
  const on = [...new Set(sent)].filter((type) => type !== "google_search").map((type) => t(TOOL_NAMES[type]));
  const list = shortList(on);
  const tooltip = on.length > 0 ? t("Tools: {list}", { list }) : t("Tools");
  return (
    <>
      <button
        ref={buttonRef}
        type="button"
        aria-label={t("Tools")}
        aria-describedby={on.length > 0 ? onId : undefined}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        data-tooltip={tooltip}
        onPointerEnter={preload(importMenu)}
        onFocus={preload(importMenu)}
        onClick={() => setIsOpen(true)}
        data-on={on.length > 0 || undefined}
        className={PILL}
      >
        <Blocks aria-hidden strokeWidth={1.75} />
        <span aria-hidden="true" className="tabular-nums">
          <span className="max-sm:hidden">{on.length > 0 ? `${t("Tools")} · ` : t("Tools")}</span>
          {on.length > 0 && on.length}
        </span>
      </button>
      {on.length > 0 && (
        <span id={onId} hidden>
          {t("On: {list}", { list })}
        </span>
      )}
      {isOpen && (
        <Suspense fallback={null}>
          <ToolsMenu
            threadId={threadId}
            anchorRef={buttonRef}
            onSetUp={setDialogOf}
            onClose={() => setIsOpen(false)}
          />
        </Suspense>
      )}
      {dialogOf && (
        <Suspense fallback={null}>
          <ToolDialog type={dialogOf} threadId={threadId} onClose={() => setDialogOf(null)} />
        </Suspense>
      )}
    </>
  );
}
