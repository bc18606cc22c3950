"use client";

import { FolderOpen } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { useOpenEnvironment } from "@/lib/client/environments/use-open-environment";
import { t } from "@/lib/i18n/translate";

/** Opens the machine that an agent worked in, with its files. */
export function EnvironmentButton({ environmentId }: { environmentId: string }) {
  const open = useOpenEnvironment();
  return (
    <IconButton label={t("Environment")} onClick={() => open(environmentId)}>
      <FolderOpen aria-hidden strokeWidth={1.75} />
    </IconButton>
  );
}
