"use client";

import { Pencil } from "lucide-react";
import { memo, useState } from "react";
import { PlainText } from "@/components/content/plain-text";
import { IconButton } from "@/components/ui/icon-button";
import { CopyButton } from "./copy-button";
import type { LiveState } from "./live-state";
import { MessageEditor } from "./message-editor";
import { VersionPager } from "./version-pager";

type MessageViewProps = {
  turnId: string;
  text: string;
  versions: LiveState["versions"] | null;
  actions: LiveState["actions"] | null;
};

export const MessageView = memo(function MessageView({ turnId, text, versions, actions }: MessageViewProps) {
  const [isEditing, setIsEditing] = useState(false);
  if (isEditing && actions) {
    return (
      <article aria-label="You">
        <MessageEditor
          text={text}
          onSave={(edited) => actions.edit(turnId, edited)}
          onClose={() => setIsEditing(false)}
        />
      </article>
    );
  }
  return (
    <article aria-label="You" className="group flex flex-col items-end">
      <div className="tinted max-w-4/5 rounded-2xl rounded-ee-md bg-accent-soft px-4 py-2.5">
        <PlainText text={text} />
      </div>
      <footer className="mt-1 flex h-8 items-center gap-0.5 coarse:h-11">
        <div className="flex transition-opacity pointer-fine:opacity-0 pointer-fine:group-focus-within:opacity-100 pointer-fine:group-hover:opacity-100">
          <CopyButton content={() => ({ text })} />
          {actions && (
            <IconButton label="Edit" className="in-data-running:hidden" onClick={() => setIsEditing(true)}>
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
