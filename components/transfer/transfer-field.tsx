"use client";

import { type ChangeEvent, useRef } from "react";
import { Button } from "@/components/ui/button";
import { useAnnounce } from "@/components/ui/use-announce";
import { Progress } from "@/components/uploads/progress";
import { ACCOUNT_EXPORT_ADDRESS } from "@/lib/client/api";
import { useImport } from "@/lib/client/transfer/use-import";
import { joinSentences, msg, t, tCount } from "@/lib/i18n/translate";
import type { Imported } from "@/lib/protocol/transfer";
import { RefusedList } from "./refused-list";
import { useDownload } from "./use-download";

const HINT = msg(
  "An exported conversation becomes one of yours: choose its .json, or the .zip with its files. Everything is one .zip with all of your conversations, their files and your presets; importing it brings those that are not here yet.",
);

type TransferFieldProps = { onImported: () => void };

/** The way of conversations into Parley, and of all of them out of it. */
export function TransferField({ onImported }: TransferFieldProps) {
  const inputRef = useRef<HTMLInputElement>(null);
  const announce = useAnnounce();
  const { importing, importFile, cancel } = useImport((imported) => {
    const isWhole = !("refused" in imported) || imported.refused.length === 0;
    if (isWhole) onImported();
    announce({ text: textOf(imported) });
  });
  const download = useDownload();
  const isSending = importing.state === "sending";
  const handleChoose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    if (file) importFile(file);
    // The same file can be chosen again.
    target.value = "";
  };
  return (
    <section aria-label={t("Your conversations")} className="grid gap-2">
      <h3 className="text-ui font-medium">{t("Your conversations")}</h3>
      <div className="flex flex-wrap gap-2">
        <Button aria-disabled={isSending} onClick={() => !isSending && inputRef.current?.click()}>
          {t("Import a conversation")}
        </Button>
        <Button onClick={() => download(ACCOUNT_EXPORT_ADDRESS)}>{t("Export everything")}</Button>
        {isSending && (
          <Button variant="plain" onClick={cancel}>
            {t("Cancel")}
          </Button>
        )}
      </div>
      <input
        ref={inputRef}
        type="file"
        aria-label={t("Exported conversation")}
        accept=".json,.zip,application/json,application/zip"
        hidden
        onChange={handleChoose}
      />
      {importing.state === "sending" && (
        <Progress
          label={t("Importing {name}", { name: importing.name })}
          text={t("Importing")}
          share={importing.share}
        />
      )}
      {importing.state === "partly" && <RefusedList refused={importing.refused} />}
      {importing.state === "failed" ? (
        <p role="alert" className="text-sm text-danger">
          {importing.sentence}
        </p>
      ) : (
        <p className="text-sm text-ink-faint">{t(HINT)}</p>
      )}
    </section>
  );
}

function textOf(imported: Imported): string {
  if ("threadId" in imported) return t("Imported the conversation");
  const { threads, presets, refused } = imported;
  const sentences = [
    ...(threads > 0 ? [tCount(threads, "Imported a conversation.", "Imported {count} conversations.")] : []),
    ...(presets > 0 ? [tCount(presets, "Imported a preset.", "Imported {count} presets.")] : []),
  ];
  if (sentences.length > 0) return joinSentences(...sentences);
  return refused.length > 0 ? t("Nothing was imported.") : t("You have all of this already.");
}
