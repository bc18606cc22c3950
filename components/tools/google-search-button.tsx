"use client";

import { Search } from "lucide-react";
import { useId } from "react";
import { useCommand } from "@/lib/client/commands/use-command";
import { useThreadActions } from "@/lib/client/thread-store";
import { useSettings } from "@/lib/client/use-settings";
import { useTarget } from "@/lib/client/use-target";
import { t } from "@/lib/i18n/translate";
import { toolsFor, whyNotTool } from "@/lib/protocol/combinations";
import { switchedOff, switchedOn } from "@/lib/protocol/with-tool";
import { PILL } from "./pill-style";

/** Whether the model may search. Where it cannot, a press says why. */
export function GoogleSearchButton({ threadId }: { threadId: string | null }) {
  const whyId = useId();
  const settings = useSettings(threadId);
  const target = useTarget(threadId);
  const { updateSettings } = useThreadActions();
  const isOn = toolsFor(settings, target).some(({ type }) => type === "google_search");
  const why = whyNotTool("google_search", settings, target);
  const handleClick = () => {
    if (why) return;
    const change = isOn ? switchedOff : switchedOn;
    updateSettings(threadId, change(settings, "google_search"));
  };
  useCommand("google-search", why ? null : handleClick);
  return (
    <>
      <button
        type="button"
        aria-label={t("Google Search")}
        aria-pressed={isOn}
        aria-disabled={why !== null}
        aria-describedby={why ? whyId : undefined}
        data-tooltip={why ?? t("Google Search")}
        data-hint={why ? "" : undefined}
        onClick={handleClick}
        className={PILL}
      >
        <Search aria-hidden strokeWidth={1.75} />
        <span aria-hidden="true" className="max-sm:hidden">
          {t("Search")}
        </span>
      </button>
      {why && (
        <span id={whyId} hidden>
          {why}
        </span>
      )}
    </>
  );
}
