import { FileText } from "lucide-react";
import { DownloadLink } from "@/components/media/download-link";
import { MediaNote } from "@/components/media/media-note";
import { formatBytes } from "@/lib/client/format-bytes";
import { t } from "@/lib/i18n/translate";
import type { MediaContent } from "@/lib/protocol/media";
import { isStored } from "@/lib/protocol/select-media";

export function DocumentContent({ block }: { block: MediaContent }) {
  if (!isStored(block)) return <MediaNote block={block} />;
  return (
    <p className="flex w-fit max-w-full items-center gap-2 rounded-xl border border-line bg-surface py-1 ps-3 pe-1 text-ui">
      <FileText aria-hidden className="size-4.5 shrink-0 text-ink-soft" strokeWidth={1.75} />
      <span className="truncate">
        <bdi className="block w-fit max-w-full truncate">{block.media.name}</bdi>
      </span>
      <span className="shrink-0 text-sm text-ink-faint tabular-nums">{formatBytes(block.media.size)}</span>
      <DownloadLink content={block} label={t("Download {name}", { name: block.media.name })} />
    </p>
  );
}
