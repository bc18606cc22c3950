"use client";

import {
  Code,
  FileSearch,
  Images,
  Link,
  type LucideIcon,
  MapPin,
  MousePointerClick,
  Plug,
  SquareFunction,
} from "lucide-react";
import { type RefObject, useRef } from "react";
import { Menu } from "@/components/ui/menu";
import { MenuSwitch } from "@/components/ui/menu-switch";
import { useThreadActions } from "@/lib/client/thread-store";
import { useSettings } from "@/lib/client/use-settings";
import { useTarget } from "@/lib/client/use-target";
import { msg, t } from "@/lib/i18n/translate";
import { remarkOnTool, toolsFor, whyNotTool } from "@/lib/protocol/combinations";
import { TOOL_NAMES, type ToolType } from "@/lib/protocol/tools";
import { needsSetUp, switchedOff, switchedOn } from "@/lib/protocol/with-tool";
import { PictureSearch } from "./picture-search";

type Entry = { type: ToolType; Icon: LucideIcon; does: string; hasSettings: boolean };

const ENTRIES: readonly Entry[] = [
  {
    type: "url_context",
    Icon: Link,
    does: msg("Reads the pages whose addresses you write"),
    hasSettings: false,
  },
  {
    type: "code_execution",
    Icon: Code,
    does: msg("Computes and draws charts with Python"),
    hasSettings: false,
  },
  {
    type: "google_maps",
    Icon: MapPin,
    does: msg("Finds places, near one of your choice"),
    hasSettings: true,
  },
  { type: "file_search", Icon: FileSearch, does: msg("Answers from your own documents"), hasSettings: true },
  {
    type: "computer_use",
    Icon: MousePointerClick,
    does: msg("Asks for clicks and typing on a screen; you do them"),
    hasSettings: true,
  },
  { type: "mcp_server", Icon: Plug, does: msg("Calls the tools of a server on the web"), hasSettings: true },
  {
    type: "function",
    Icon: SquareFunction,
    does: msg("Calls functions that you declare"),
    hasSettings: true,
  },
];

type ToolsMenuProps = {
  threadId: string | null;
  anchorRef: RefObject<HTMLElement | null>;
  onSetUp: (type: ToolType) => void;
  onClose: () => void;
};

export function ToolsMenu({ threadId, anchorRef, onSetUp, onClose }: ToolsMenuProps) {
  const settings = useSettings(threadId);
  const target = useTarget(threadId);
  const { updateSettings } = useThreadActions();
  const isSettingUp = useRef(false);
  const sent = new Set(toolsFor(settings, target).map(({ type }) => type));
  const setUp = (type: ToolType) => {
    isSettingUp.current = true;
    onSetUp(type);
    onClose();
  };
  const handleSwitch = (type: ToolType) => {
    if (sent.has(type)) updateSettings(threadId, switchedOff(settings, type));
    else if (needsSetUp(settings, type)) setUp(type);
    else updateSettings(threadId, switchedOn(settings, type));
  };
  return (
    <Menu
      anchorRef={anchorRef}
      label={t("Tools")}
      align="start"
      shouldReturnFocus={() => !isSettingUp.current}
      onClose={onClose}
    >
      <div className="w-[min(24.5rem,calc(100vw-2rem))]">
        {target.image?.hasImageSearch && (
          <PictureSearch settings={settings} onChange={(changed) => updateSettings(threadId, changed)}>
            <Images aria-hidden strokeWidth={1.75} />
          </PictureSearch>
        )}
        {ENTRIES.map(({ type, Icon, does, hasSettings }) => {
          const why = whyNotTool(type, settings, target);
          return (
            <MenuSwitch
              key={type}
              name={t(TOOL_NAMES[type])}
              icon={<Icon aria-hidden strokeWidth={1.75} />}
              description={why ?? ((sent.has(type) && remarkOnTool(type, target)) || t(does))}
              isOn={sent.has(type)}
              isDisabled={why !== null}
              onSwitch={() => handleSwitch(type)}
              {...(hasSettings && why === null && { onSetUp: () => setUp(type) })}
            />
          );
        })}
      </div>
    </Menu>
  );
}
