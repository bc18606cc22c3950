"use client";

import { ArrowDown, ArrowUp, Paperclip, Pencil, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { MessageEditor } from "@/components/thread/message-editor";
import { IconButton } from "@/components/ui/icon-button";
import { useAnnounce } from "@/components/ui/use-announce";
import { toInput } from "@/lib/client/attachments/to-input";
import { changeQueue, type QueuedMessage } from "@/lib/client/queue/message-queue";
import { withQueueLock } from "@/lib/client/queue/queue-lock";
import { msg, t, tCount } from "@/lib/i18n/translate";
import type { Content } from "@/lib/protocol/interaction";
import { type MediaContent, mediaIn } from "@/lib/protocol/media";
import { selectInputText } from "@/lib/protocol/select";

const ELSEWHERE = msg("This queue is being changed in another tab.");

type QueuedMessageRowProps = {
  threadId: string;
  message: QueuedMessage;
  isFirst: boolean;
  isLast: boolean;
  onMove: (by: -1 | 1, button: HTMLButtonElement) => void;
  onRemove: () => void;
};

/** One message that waits. While it is edited nothing of its queue goes out. */
export function QueuedMessageRow({ threadId, message, ...moves }: QueuedMessageRowProps) {
  const { isEditing, edit, stop } = useQueueEditing(threadId);
  const input = message.input as readonly Content[];
  const [text, media] = [selectInputText({ input }), mediaIn(input)];
  const handleSave = (edited: string, kept: readonly MediaContent[]) =>
    changeQueue(threadId, (queue) =>
      queue.map((other) =>
        other.turnId === message.turnId ? { ...other, input: toInput(edited, kept) } : other,
      ),
    );
  return (
    <li className="not-first:border-t border-line">
      {isEditing ? (
        <div className="p-2">
          <MessageEditor
            id={message.turnId}
            text={text}
            isFocused
            media={media}
            onSave={handleSave}
            onClose={stop}
          />
        </div>
      ) : (
        <QueuedMessageLine text={text} fileCount={media.length} onEdit={edit} {...moves} />
      )}
    </li>
  );
}

type QueuedMessageLineProps = Omit<QueuedMessageRowProps, "threadId" | "message"> & {
  text: string;
  fileCount: number;
  onEdit: () => void;
};

function QueuedMessageLine({ text, fileCount, onEdit, onRemove, ...order }: QueuedMessageLineProps) {
  return (
    <div className="flex items-center gap-0.5 py-1 ps-3 pe-1">
      <p dir="auto" className="me-2 line-clamp-2 min-w-0 flex-1 [overflow-wrap:anywhere]">
        {text}
      </p>
      {fileCount > 0 && (
        <span className="me-1 flex shrink-0 items-center gap-1 text-sm text-ink-soft">
          <Paperclip aria-hidden className="size-3.5" strokeWidth={1.75} />
          {tCount(fileCount, "{count} file", "{count} files")}
        </span>
      )}
      <IconButton label={t("Edit")} onClick={onEdit}>
        <Pencil aria-hidden strokeWidth={1.75} />
      </IconButton>
      {!(order.isFirst && order.isLast) && <OrderButtons {...order} />}
      <IconButton label={t("Remove")} onClick={onRemove}>
        <X aria-hidden strokeWidth={1.75} />
      </IconButton>
    </div>
  );
}

type OrderButtonsProps = Pick<QueuedMessageRowProps, "isFirst" | "isLast" | "onMove">;

// They stay where they are at the end of the list too: a button that goes takes the focus with it.
function OrderButtons({ isFirst, isLast, onMove }: OrderButtonsProps) {
  return (
    <>
      <IconButton
        label={t("Move up")}
        aria-disabled={isFirst}
        className="aria-disabled:opacity-40"
        onClick={({ currentTarget }) => onMove(-1, currentTarget)}
      >
        <ArrowUp aria-hidden strokeWidth={1.75} />
      </IconButton>
      <IconButton
        label={t("Move down")}
        aria-disabled={isLast}
        className="aria-disabled:opacity-40"
        onClick={({ currentTarget }) => onMove(1, currentTarget)}
      >
        <ArrowDown aria-hidden strokeWidth={1.75} />
      </IconButton>
    </>
  );
}

/** Holds the queue back for as long as one of its messages is edited. */
function useQueueEditing(threadId: string) {
  const announce = useAnnounce();
  const [isEditing, setIsEditing] = useState(false);
  const endRef = useRef<() => void>(() => undefined);
  useEffect(() => () => endRef.current(), []);
  const edit = async () => {
    const { promise: ended, resolve } = Promise.withResolvers<void>();
    const begin = () => {
      // Whoever has the lock is who gives it back: a second press got none.
      endRef.current = resolve;
      setIsEditing(true);
      return ended;
    };
    const hasBegun = await withQueueLock(threadId, begin, { isPatient: false });
    if (!hasBegun) announce({ text: t(ELSEWHERE) });
  };
  const stop = () => {
    setIsEditing(false);
    endRef.current();
  };
  return { isEditing, edit: () => void edit(), stop };
}
