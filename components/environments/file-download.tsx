import { Download } from "lucide-react";
import { environmentFileAddress } from "@/lib/client/agents/agents-api";
import { t } from "@/lib/i18n/translate";

type FileDownloadProps = { environmentId: string; path: string; name: string };

/** Looks like an IconButton; it is a link, since it leads to a file. */
export function FileDownload({ environmentId, path, name }: FileDownloadProps) {
  const label = t("Download {name}", { name });
  return (
    <a
      href={environmentFileAddress(environmentId, path)}
      download={name}
      aria-label={label}
      data-tooltip={t("Download")}
      className="inline-flex size-8 shrink-0 items-center justify-center rounded-lg text-ink-soft transition-colors hover:bg-ink/6 hover:text-ink coarse:size-11"
    >
      <Download aria-hidden className="size-4.5" strokeWidth={1.75} />
    </a>
  );
}
