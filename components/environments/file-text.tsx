"use client";

import { useMemo } from "react";
import { CodeView } from "@/components/content/code-view";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Skeleton } from "@/components/ui/skeleton";
import { environmentFileAddress } from "@/lib/client/agents/agents-api";
import { isProse, languageOf } from "@/lib/client/environments/file-kinds";
import { PREVIEW_MAX_BYTES } from "@/lib/client/environments/read-preview";
import { usePreview } from "@/lib/client/environments/use-preview";
import { formatBytes } from "@/lib/client/format-bytes";
import { useDelayed } from "@/lib/client/use-delayed";
import { t } from "@/lib/i18n/translate";

const SKELETON_AFTER_MS = 300;

type FileTextProps = { environmentId: string; path: string; name: string; version: number | null };

/** The beginning of a file that is text. */
export function FileText({ environmentId, path, name, version }: FileTextProps) {
  const { preview, reload } = usePreview(environmentId, path, version);
  const isSlow = useDelayed(preview.kind === "loading", SKELETON_AFTER_MS);
  const text = preview.kind === "text" ? preview.text : "";
  const code = useMemo(
    () => ({ kind: "code" as const, language: languageOf(name), pieces: [text], isOpen: false }),
    [text, name],
  );
  switch (preview.kind) {
    case "loading":
      return isSlow ? (
        <div role="status" aria-label={t("Loading the file")} className="grid gap-3">
          <Skeleton className="w-full" />
          <Skeleton className="w-2/3" />
        </div>
      ) : null;
    case "missing":
      return <p className="text-ui text-ink-soft">{t("This file is not in the environment any more.")}</p>;
    case "failed":
      return (
        <div role="alert" className="grid justify-items-start gap-3 text-ui">
          <p>{t("This file could not be loaded.")}</p>
          <Button onClick={reload}>{t("Try again")}</Button>
        </div>
      );
    case "binary":
      return (
        <p className="text-ui text-ink-soft">
          {t("This file is neither text nor a picture. Download it to open it.")}
        </p>
      );
    case "text":
      return (
        <div className="grid grid-cols-1 gap-3">
          {text === "" ? (
            <p className="text-ui text-ink-soft">{t("This file is empty.")}</p>
          ) : isProse(name) ? (
            <div
              dir="auto"
              className="tinted whitespace-pre-wrap wrap-anywhere rounded-xl border border-line bg-canvas px-4 py-3 font-mono text-[0.84375rem]/[1.3125rem]"
            >
              {text}
            </div>
          ) : (
            <CodeView code={code} />
          )}
          {!preview.isWhole && (
            <div className="grid justify-items-start gap-2 text-sm text-ink-soft">
              <p>{t("Only the first {size} are shown.", { size: formatBytes(PREVIEW_MAX_BYTES) })}</p>
              <ButtonLink href={environmentFileAddress(environmentId, path)} download={name}>
                {t("Download the whole file")}
              </ButtonLink>
            </div>
          )}
        </div>
      );
  }
}
