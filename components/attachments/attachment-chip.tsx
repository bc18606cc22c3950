"use client";

import { RotateCw, X } from "lucide-react";
import { useRef } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { removeAttachment, replaceFile, setRole } from "@/lib/client/attachments/attach";
import type { DraftAttachment } from "@/lib/client/attachments/draft-attachment";
import { previewOf } from "@/lib/client/attachments/held-files";
import { kindOf } from "@/lib/client/attachments/kind-of";
import { startUpload } from "@/lib/client/attachments/uploads";
import { focusComposer } from "@/lib/client/focus-composer";
import { t } from "@/lib/i18n/translate";
import { AttachmentState } from "./attachment-state";
import { ChipBody } from "./chip-body";
import { PastedTextButton } from "./pasted-text-button";
import { RoleSelect } from "./role-select";

type AttachmentChipProps = {
  threadId: string | null;
  attachment: DraftAttachment;
  /** Whether the model wants to know what a picture is for. */
  hasRole: boolean;
};

/** One file of the draft: what it is, how far it is, and what can be done about it. */
export function AttachmentChip({ threadId, attachment, hasRole }: AttachmentChipProps) {
  const chooserRef = useRef<HTMLInputElement>(null);
  const { key, name, progress } = attachment;
  const kind = kindOf(attachment);
  const isBroken = progress.state === "failed" || progress.state === "interrupted";
  const address = previewOf(key) ?? (progress.state === "stored" ? progress.content.uri : undefined);
  const handleRemove = () => {
    removeAttachment(threadId, attachment);
    focusComposer();
  };
  return (
    <li
      className={`tinted flex max-w-full items-center gap-2.5 rounded-xl border bg-surface p-1.5 ${
        isBroken ? "border-danger/40" : "border-line"
      } ${isBroken ? "w-full" : "w-64 max-sm:w-full"}`}
    >
      <ChipBody kind={kind} name={name} address={address ?? null}>
        <AttachmentState attachment={attachment} kind={kind} address={address ?? null} />
      </ChipBody>
      {hasRole && kind === "image" && progress.state === "stored" && (
        <RoleSelect name={name} role={attachment.role} onChange={(role) => setRole(key, role)} />
      )}
      <PastedTextButton threadId={threadId} attachment={attachment} />
      {progress.state === "failed" && progress.canRetry && (
        <IconButton label={t("Retry {name}", { name })} onClick={() => startUpload(key)}>
          <RotateCw aria-hidden strokeWidth={1.75} />
        </IconButton>
      )}
      {progress.state === "interrupted" && (
        <>
          <input
            ref={chooserRef}
            type="file"
            hidden
            onChange={({ target }) => target.files?.[0] && replaceFile(attachment, target.files[0])}
          />
          <IconButton label={t("Choose {name} again", { name })} onClick={() => chooserRef.current?.click()}>
            <RotateCw aria-hidden strokeWidth={1.75} />
          </IconButton>
        </>
      )}
      <IconButton label={t("Remove {name}", { name })} className="-ms-1.5" onClick={handleRemove}>
        <X aria-hidden strokeWidth={1.75} />
      </IconButton>
    </li>
  );
}
