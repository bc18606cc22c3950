"use client";

import { PanelHeader } from "@/components/ui/panel-header";
import { SidePanel } from "@/components/ui/side-panel";
import { closeEnvironment, type OpenEnvironment, openFile } from "@/lib/client/environments/open-environment";
import { useCloseElsewhere } from "@/lib/client/environments/use-close-elsewhere";
import { useEnvironment } from "@/lib/client/environments/use-environment";
import { useFollowThread } from "@/lib/client/environments/use-follow-thread";
import { t } from "@/lib/i18n/translate";
import { EnvironmentContents } from "./environment-contents";
import { FileView } from "./file-view";

const close = () => closeEnvironment({ isFocusReturned: true });

/** The machine of an agent: what is in it, or one of its files. */
export function EnvironmentPanel({ open }: { open: OpenEnvironment }) {
  const { environmentId, path } = open;
  useCloseElsewhere(open);
  useFollowThread(open);
  const environment = useEnvironment(environmentId);
  const file = environment.list?.files.find((known) => known.path === path) ?? null;
  return (
    <SidePanel label={t("Environment")} onClose={close}>
      <PanelHeader title={t("Environment")} closeLabel={t("Close environment")} onClose={close} />
      {path === null ? (
        <EnvironmentContents key={environmentId} environmentId={environmentId} environment={environment} />
      ) : (
        <FileView
          key={path}
          environmentId={environmentId}
          path={path}
          file={file}
          onBack={() => openFile(null)}
        />
      )}
    </SidePanel>
  );
}
