"use client";

import { X } from "lucide-react";
import { useEffect, useRef } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { SidePanel } from "@/components/ui/side-panel";
import { closeEnvironment, type OpenEnvironment, openFile } from "@/lib/client/environments/open-environment";
import { useCloseElsewhere } from "@/lib/client/environments/use-close-elsewhere";
import { useEnvironment } from "@/lib/client/environments/use-environment";
import { useFollowThread } from "@/lib/client/environments/use-follow-thread";
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
  const titleRef = useRef<HTMLHeadingElement>(null);
  useEffect(() => titleRef.current?.focus(), []);
  return (
    <SidePanel label="Environment" onClose={close}>
      <header className="flex h-13 shrink-0 items-center justify-between ps-5 pe-2">
        <h2 ref={titleRef} tabIndex={-1} className="text-ui font-semibold outline-none">
          Environment
        </h2>
        <IconButton label="Close environment" onClick={close}>
          <X aria-hidden strokeWidth={1.75} />
        </IconButton>
      </header>
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
