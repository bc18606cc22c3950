"use client";

import type { DraftAttachment } from "@/lib/client/attachments/draft-attachment";
import { useDuration } from "@/lib/client/attachments/use-duration";
import { formatBytes } from "@/lib/client/format-bytes";
import { hostOf } from "@/lib/client/markdown/addresses";
import { msg, t } from "@/lib/i18n/translate";
import type { MediaKind } from "@/lib/protocol/media";
import { mediaIdOf } from "@/lib/protocol/media";

type AttachmentStateProps = { attachment: DraftAttachment; kind: MediaKind; address: string | null };

const LINE = "block text-sm text-ink-faint tabular-nums";
const INTERRUPTED = msg("The page was loaded again before this file was stored. Choose it again.");

/** One line: how far a file is, what went wrong with it, or how large it is. */
export function AttachmentState({ attachment, kind, address }: AttachmentStateProps) {
  const { name, size, progress } = attachment;
  const duration = useDuration(kind, address);
  switch (progress.state) {
    case "waiting":
      return <span className={LINE}>{t("Waiting")}</span>;
    case "hashing":
      return <span className={LINE}>{t("Reading")}</span>;
    case "uploading":
      return <UploadBar name={name} sent={progress.sentBytes} size={size} />;
    case "failed":
      return <Problem sentence={progress.sentence} />;
    case "interrupted":
      return <Problem sentence={t(INTERRUPTED)} />;
    case "stored": {
      const { uri } = progress.content;
      const isLink = uri !== undefined && mediaIdOf(uri) === null;
      const facts = isLink ? t("Link to {host}", { host: hostOf(uri) }) : formatBytes(size);
      return <span className={LINE}>{duration ? `${duration} · ${facts}` : facts}</span>;
    }
  }
}

function Problem({ sentence }: { sentence: string }) {
  return (
    <span role="alert" className="block text-sm text-danger">
      {sentence}
    </span>
  );
}

function UploadBar({ name, sent, size }: { name: string; sent: number; size: number }) {
  const percent = Math.min(100, Math.round((sent / Math.max(1, size)) * 100));
  return (
    <span className="flex h-5 items-center gap-2">
      <span
        role="progressbar"
        aria-label={t("Uploading {name}", { name })}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
        tabIndex={-1}
        className="block h-1 flex-1 overflow-hidden rounded-full bg-ink/10 forced-colors:border"
      >
        <span
          className="block h-full origin-left rounded-full bg-accent forced-colors:bg-[CanvasText] rtl:origin-right"
          style={{ transform: `scaleX(${percent / 100})` }}
        />
      </span>
      {/* All of it is sent, and the server looks into it. */}
      <span className="text-xs text-ink-faint tabular-nums">
        {percent < 100 ? t("{percent} %", { percent }) : t("Checking")}
      </span>
    </span>
  );
}
