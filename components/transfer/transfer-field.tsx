"use client";

import { type ChangeEvent, useRef } from "react";
import { Button } from "@/components/ui/button";
import { useAnnounce } from "@/components/ui/use-announce";
import { Progress } from "@/components/uploads/progress";
import { ACCOUNT_EXPORT_ADDRESS } from "@/lib/client/api";
import { useImport } from "@/lib/client/transfer/use-import";
import { msg, t, tCount } from "@/lib/i18n/translate";
import type { ImportedPresets } from "@/lib/protocol/transfer";
import { useDownload } from "./use-download";

const HINT = msg(
  "An exported conversation becomes one of yours: choose its .json, or the .zip with its files. Everything is one .zip with all of your conversations and their files; importing it brings your presets.",
);

type TransferFieldProps = { onImported: () => void };

/** The way of conversations into Parley, and of all of them out of it. */
export function TransferField({ onImported }: TransferFieldProps) {
  const inputRef = useRef<HTMLInputElement>(null);
  const announce = useAnnounce();
  const { importing, importFile, cancel } = useImport((imported) => {
    onImported();
    announce({ text: "presets" in imported ? presetsText(imported) : t("Imported the conversation") });
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

function presetsText({ presets }: ImportedPresets): string {
  return presets === 0
    ? t("You have all of these presets already.")
    : tCount(presets, "Imported a preset", "Imported {count} presets");
}
