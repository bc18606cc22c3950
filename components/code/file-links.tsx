import { formatBytes } from "@/lib/client/format-bytes";
import { t } from "@/lib/i18n/translate";
import type { FileBeside } from "@/lib/protocol/code-facts";
import { mediaUri } from "@/lib/protocol/media";

/** The files that have to lie beside a program. */
export function FileLinks({ files }: { files: readonly FileBeside[] }) {
  return (
    <section aria-label={t("Files beside it")} className="text-sm">
      <h3 className="pb-1 text-ink-soft">{t("Files to put beside it")}</h3>
      <ul>
        {files.map(({ mediaId, name, size }) => (
          <li key={mediaId} className="flex items-baseline gap-2">
            <a
              href={mediaUri(mediaId)}
              download={name}
              className="truncate text-accent underline-offset-2 hover:underline coarse:py-3"
            >
              {name}
            </a>
            <span className="shrink-0 text-ink-faint">{formatBytes(size)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
