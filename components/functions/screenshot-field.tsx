"use client";

import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { bringFile, failureOf } from "@/lib/client/attachments/bring-file";
import { t } from "@/lib/i18n/translate";

export type Screenshot =
  | { state: "none" }
  | { state: "uploading"; name: string }
  | { state: "stored"; name: string; attachmentId: string }
  | { state: "failed"; sentence: string };

type ScreenshotFieldProps = { screenshot: Screenshot; onChange: (screenshot: Screenshot) => void };

/** A place for a picture of what an action has led to. */
export function ScreenshotField({ screenshot, onChange }: ScreenshotFieldProps) {
  const inputRef = useRef<HTMLInputElement>(null);
  const handleFile = async (file: File | undefined) => {
    if (!file) return;
    onChange({ state: "uploading", name: file.name });
    try {
      const { id } = await bringFile(file, {
        name: file.name,
        attachmentId: null,
        onAnnounced: () => undefined,
        onProgress: () => undefined,
        signal: new AbortController().signal,
      });
      onChange({ state: "stored", name: file.name, attachmentId: id });
    } catch (cause) {
      onChange({ state: "failed", sentence: failureOf(cause).sentence });
    }
  };
  const hasFile = screenshot.state === "stored" || screenshot.state === "uploading";
  return (
    <div className="flex flex-wrap items-center gap-2 text-sm">
      <input
        ref={inputRef}
        type="file"
        accept="image/*"
        aria-label={t("Screenshot")}
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => void handleFile(event.target.files?.[0])}
      />
      <Button onClick={() => inputRef.current?.click()}>
        {hasFile ? t("Attach another screenshot") : t("Attach a screenshot")}
      </Button>
      <span aria-live="polite" className={screenshot.state === "failed" ? "text-danger" : "text-ink-faint"}>
        {sentenceOf(screenshot)}
      </span>
    </div>
  );
}

function sentenceOf(screenshot: Screenshot): string {
  switch (screenshot.state) {
    case "none":
      return "";
    case "uploading":
      return t("{name} is on its way.", { name: screenshot.name });
    case "stored":
      return t("{name} goes with the result.", { name: screenshot.name });
    case "failed":
      return screenshot.sentence;
  }
}
