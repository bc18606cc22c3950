"use client";

import { Pencil } from "lucide-react";
import { memo, Suspense, useState } from "react";
import { PlainText } from "@/components/content/plain-text";
import { CopyButton } from "@/components/ui/copy-button";
import { IconButton } from "@/components/ui/icon-button";
import { lazyPart } from "@/components/ui/lazy-part";
import { useFocusBack } from "@/components/ui/use-focus-back";
import { readEditDraft } from "@/lib/client/edit-drafts";
import { t } from "@/lib/i18n/translate";
import { mediaIn } from "@/lib/protocol/media";
import { selectInputText } from "@/lib/protocol/select";
import type { Turn } from "@/lib/protocol/thread";
import type { LiveState } from "./live-state";
import { MessageEditor } from "./message-editor";
import { VersionPager } from "./version-pager";

const MessageAttachments = lazyPart(() =>
  import("@/components/attachments/message-attachments").then((module) => module.MessageAttachments),
);

type MessageViewProps = {
  turnId: string;
  input: Turn["input"];
  versions: LiveState["versions"] | null;
  actions: LiveState["actions"] | null;
};

export const MessageView = memo(function MessageView({ turnId, input, versions, actions }: MessageViewProps) {
  const [editing, setEditing] = useState<"asked" | "again" | null>(() =>
    actions && readEditDraft(turnId) !== null ? "again" : null,
  );
  const { ref: editRef, focusAfter } = useFocusBack<HTMLButtonElement>();
  const text = selectInputText({ input });
  const media = mediaIn(input);
  if (editing && actions) {
    return (
      <article aria-label={t("You")}>
        <MessageEditor
          id={turnId}
          text={text}
          isFocused={editing === "asked"}
          media={media}
          onSave={(edited, kept) => actions.edit(turnId, edited, kept)}
          onClose={() => {
            focusAfter(true);
            setEditing(null);
          }}
        />
      </article>
    );
  }
  return (
    <article aria-label={t("You")} className="group flex min-w-0 flex-col items-end">
      {media.length > 0 && (
        <Suspense fallback={null}>
          <MessageAttachments media={media} />
        </Suspense>
      )}
      {text !== "" && (
        <div className="tinted max-w-4/5 rounded-2xl rounded-ee-md bg-accent-soft px-4 py-2.5">
          <PlainText text={text} />
        </div>
      )}
      <footer className="mt-1 flex h-8 items-center gap-0.5 coarse:h-11">
        <div className="flex transition-opacity pointer-fine:opacity-0 pointer-fine:group-focus-within:opacity-100 pointer-fine:group-hover:opacity-100">
          {text !== "" && <CopyButton label={t("Copy")} content={() => ({ text })} />}
          {actions && (
            <IconButton
              ref={editRef}
              label={t("Edit")}
              className="in-data-running:hidden"
              onClick={() => setEditing("asked")}
            >
              <Pencil aria-hidden strokeWidth={1.75} />
            </IconButton>
          )}
        </div>
        {actions && versions && (
          <VersionPager versions={versions} onStep={(step) => actions.showVersion(turnId, step)} />
        )}
      </footer>
    </article>
  );
});
