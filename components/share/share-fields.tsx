"use client";

import { type FormEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { sharesApi } from "@/lib/client/shares/shares-api";
import { sentenceOf } from "@/lib/client/stores/store-actions";
import { useThread } from "@/lib/client/thread-store";
import { joinSentences, t } from "@/lib/i18n/translate";
import type { ShareEntry, SharePreview } from "@/lib/protocol/shares";
import { TITLE_MAX_LENGTH } from "@/lib/protocol/thread";
import { ShareFiles } from "./share-files";
import { ShareFindings } from "./share-findings";
import { daysOf, expiriesFor, publicSentence, titleProblemOf } from "./share-words";

type ShareFieldsProps = {
  threadId: string;
  headTurnId: string;
  isGoingOn: boolean;
  preview: SharePreview;
  updated: ShareEntry | null;
  onDone: (entry: ShareEntry) => void;
  onCancel: () => void;
};

/** Says what becomes public, and makes it so on one explicit button. */
export function ShareFields(props: ShareFieldsProps) {
  const { threadId, headTurnId, isGoingOn, preview, updated, onDone, onCancel } = props;
  const thread = useThread(threadId);
  const [typedTitle, setTypedTitle] = useState<string | null>(null);
  // A conversation that has just begun gets its title while one reads this.
  const title = typedTitle ?? updated?.title ?? thread?.title ?? t("A conversation");
  const [mediaIds, setMediaIds] = useState<readonly string[]>([]);
  const [expiries] = useState(() => expiriesFor(updated, Date.now()));
  const [expiry, setExpiry] = useState(expiries.usual);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [hasNoTitle, setHasNoTitle] = useState(false);
  const titleRef = useRef<HTMLInputElement>(null);

  const save = async () => {
    const share = { headTurnId, title: title.trim(), mediaIds: [...mediaIds] };
    const expiresInDays = daysOf(expiry);
    setIsBusy(true);
    setProblem(null);
    try {
      const entry = updated
        ? await sharesApi.updateShare(updated.id, { ...share, expiresInDays })
        : await sharesApi.createShare(threadId, { ...share, expiresInDays: expiresInDays ?? null });
      onDone(entry);
    } catch (cause) {
      setProblem(sentenceOf(cause));
      setIsBusy(false);
    }
  };
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    const isUntitled = title.trim() === "";
    setHasNoTitle(isUntitled);
    if (isUntitled) titleRef.current?.focus();
    else if (!isBusy) void save();
  };

  return (
    <form noValidate onSubmit={handleSubmit} className="flex min-h-0 flex-col">
      <div className="grid grid-cols-1 gap-5 overflow-y-auto scroll-py-5 px-6 pt-2 pb-5">
        <div className="grid gap-1.5 text-ui">
          <p>{joinSentences(publicSentence(preview), t("Whoever has the link can read them."))}</p>
          <p className="text-ink-soft">
            {t("Nobody sees your name, your instructions or the model’s thoughts.")}
            {isGoingOn && ` ${t("What is not answered yet is left out.")}`}
          </p>
        </div>
        <ShareFindings findings={preview.findings} />
        <TextField
          ref={titleRef}
          label={t("Title")}
          dir="auto"
          value={title}
          maxLength={TITLE_MAX_LENGTH}
          error={titleProblemOf(title, hasNoTitle)}
          onChange={setTypedTitle}
        />
        {preview.files.length > 0 && (
          <ShareFiles files={preview.files} chosen={mediaIds} onChange={setMediaIds} />
        )}
        {updated && updated.files > 0 && (
          <p className="text-sm text-ink-faint">
            {t("Files that you do not tick are no longer public by this link.")}
          </p>
        )}
        <SelectField
          label={t("The link ends")}
          value={expiry}
          options={expiries.options}
          onChange={setExpiry}
        />
        {problem && (
          <p role="alert" className="text-sm text-danger">
            {problem}
          </p>
        )}
      </div>
      <footer className="flex items-center justify-end gap-2 border-t border-line px-6 py-3">
        <Button variant="plain" onClick={onCancel}>
          {t("Cancel")}
        </Button>
        <Button variant="solid" type="submit" aria-busy={isBusy}>
          {updated ? t("Update link") : t("Create link")}
        </Button>
      </footer>
    </form>
  );
}
