"use client";

import { Camera, Paperclip } from "lucide-react";
import { type ChangeEvent, useRef } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { useCommand } from "@/lib/client/commands/use-command";
import { t } from "@/lib/i18n/translate";
import { useAttachFiles } from "./use-attach-files";

/** Chooses files, and on a phone takes a photo. */
export function AttachButton({ threadId }: { threadId: string | null }) {
  const filesRef = useRef<HTMLInputElement>(null);
  const cameraRef = useRef<HTMLInputElement>(null);
  const attachFiles = useAttachFiles(threadId);
  useCommand("attach-files", () => filesRef.current?.click());
  const handleChange = ({ target }: ChangeEvent<HTMLInputElement>) => {
    attachFiles([...(target.files ?? [])]);
    // The same file chosen again is a change, too.
    target.value = "";
  };
  return (
    <>
      <input ref={filesRef} type="file" multiple hidden data-attach-files onChange={handleChange} />
      <input
        ref={cameraRef}
        type="file"
        accept="image/*"
        capture="environment"
        hidden
        onChange={handleChange}
      />
      <IconButton label={t("Attach files")} onClick={() => filesRef.current?.click()}>
        <Paperclip aria-hidden strokeWidth={1.75} />
      </IconButton>
      <IconButton
        label={t("Take a photo")}
        className="pointer-fine:hidden"
        onClick={() => cameraRef.current?.click()}
      >
        <Camera aria-hidden strokeWidth={1.75} />
      </IconButton>
    </>
  );
}
