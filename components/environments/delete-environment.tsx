"use client";

import { Confirmation } from "@/components/stores/confirmation";
import { useAnnounce } from "@/components/ui/use-announce";
import { deleteEnvironment } from "@/lib/client/environments/environment-actions";
import { useForgetEnvironment } from "@/lib/client/environments/use-forget-environment";
import { t } from "@/lib/i18n/translate";
import type { EnvironmentEntry, EnvironmentFileList } from "@/lib/protocol/api-agents";
import { whatGoes } from "./environment-words";

type DeleteEnvironmentProps = {
  entry: EnvironmentEntry;
  list: EnvironmentFileList | null;
  onDeleted: () => void;
  onCancel: () => void;
};

export function DeleteEnvironment({ entry, list, onDeleted, onCancel }: DeleteEnvironmentProps) {
  const forget = useForgetEnvironment();
  const announce = useAnnounce();
  const handleConfirm = async () => {
    await deleteEnvironment(entry.id);
    forget(entry.id);
    announce({ text: t("Environment deleted") });
    onDeleted();
  };
  return (
    <Confirmation
      question={whatGoes(entry, list)}
      action={t("Delete environment")}
      onConfirm={handleConfirm}
      onCancel={onCancel}
    />
  );
}
