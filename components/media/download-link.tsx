import { Download } from "lucide-react";
import { downloadOf } from "@/lib/client/media/download-name";
import type { StoredMedia } from "@/lib/protocol/select-media";

type DownloadLinkProps = { content: StoredMedia; label: string; className?: string };

/** Looks like an IconButton; it is a link, since it leads to a file. */
export function DownloadLink({ content, label, className = "" }: DownloadLinkProps) {
  const { href, download } = downloadOf(content);
  return (
    <a
      href={href}
      download={download}
      aria-label={label}
      data-tooltip={label}
      className={`inline-flex size-8 shrink-0 items-center justify-center rounded-lg text-ink-soft transition-colors hover:bg-ink/6 hover:text-ink coarse:size-11 [&_svg]:size-4.5 ${className}`}
    >
      <Download aria-hidden strokeWidth={1.75} />
    </a>
  );
}
