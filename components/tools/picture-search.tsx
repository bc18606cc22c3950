"use client";

import type { ReactNode } from "react";
import { MenuSwitch } from "@/components/ui/menu-switch";
import { t } from "@/lib/i18n/translate";
import type { Settings } from "@/lib/protocol/thread";
import { toolsOf, withTools } from "@/lib/protocol/with-tool";

type PictureSearchProps = { settings: Settings; onChange: (settings: Settings) => void; children: ReactNode };

/** Whether a model that makes pictures may look at others. It is a way of searching, so it brings the search along. */
export function PictureSearch({ settings, onChange, children }: PictureSearchProps) {
  const [search] = toolsOf(settings, "google_search");
  const isOn = !search?.isOff && search?.search_types?.includes("image_search") === true;
  const handleSwitch = () => {
    const { search_types: _, isOff: __, ...bare } = search ?? { type: "google_search" as const };
    const changed = isOn ? bare : { ...bare, search_types: ["web_search" as const, "image_search" as const] };
    onChange(withTools(settings, "google_search", [changed]));
  };
  return (
    <MenuSwitch
      name={t("Picture search")}
      icon={children}
      description={t("Google Search also looks at pictures")}
      isOn={isOn}
      isDisabled={false}
      onSwitch={handleSwitch}
    />
  );
}
