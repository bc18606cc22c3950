"use client";

import { useCallback, useState } from "react";
import { Button } from "@/components/ui/button";
import { CompactSelect } from "@/components/ui/compact-select";
import { Dialog } from "@/components/ui/dialog";
import { Tabs } from "@/components/ui/tabs";
import { api } from "@/lib/client/api";
import { useAsked } from "@/lib/client/use-asked";
import { t } from "@/lib/i18n/translate";
import { printCurl } from "@/lib/protocol/print-curl";
import { printPython } from "@/lib/protocol/print-python";
import { printTypescript } from "@/lib/protocol/print-typescript";
import { ProgramView } from "./program-view";

const LANGUAGES = [
  { value: "typescript", name: "TypeScript", print: printTypescript, file: "request.mts" },
  { value: "python", name: "Python", print: printPython, file: "request.py" },
  { value: "bash", name: "curl", print: printCurl, file: "request.sh" },
] as const;

type CodeDialogProps = { turnId: string; onClose: () => void };

/** The request of a turn as a program in one of some languages. */
export function CodeDialog({ turnId, onClose }: CodeDialogProps) {
  const [position, setPosition] = useState(0);
  const [language, setLanguage] = useState<string>(LANGUAGES[0].value);
  const ask = useCallback(
    (signal: AbortSignal) => api.getCodeSource(turnId, position, signal),
    [turnId, position],
  );
  const { answer: source, problem, reload } = useAsked(ask);
  const [count, setCount] = useState(1);
  if (source && source.count !== count) setCount(source.count);
  return (
    <Dialog title={t("Get code")} width="wide" onClose={onClose}>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-6 pb-2 text-sm text-ink-soft">
        <p>{t("What was asked of the Interactions API. Your key is not in it.")}</p>
        {count > 1 && (
          <div className="-mx-2">
            <CompactSelect
              label={t("Request")}
              value={String(position)}
              options={Array.from({ length: count }, (_, index) => ({
                value: String(index),
                name: t("Request {position} of {count}", { position: index + 1, count }),
              }))}
              onChange={(value) => setPosition(Number(value))}
            />
          </div>
        )}
      </div>
      {problem && (
        <div className="flex flex-col items-start gap-2 px-6 pb-6 text-sm">
          <p role="alert">{problem}</p>
          <Button onClick={reload}>{t("Try again")}</Button>
        </div>
      )}
      {source && (
        <Tabs
          key={position}
          label={t("Language")}
          initial={language}
          onChange={setLanguage}
          tabs={LANGUAGES.map(({ value, name, print, file }) => ({
            value,
            name,
            panel: <ProgramView source={source} print={print} language={value} fileName={file} />,
          }))}
        />
      )}
    </Dialog>
  );
}
