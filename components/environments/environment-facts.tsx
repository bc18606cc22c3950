import { Download } from "lucide-react";
import { ButtonLink } from "@/components/ui/button-link";
import { environmentArchiveAddress } from "@/lib/client/agents/agents-api";
import { t } from "@/lib/i18n/translate";
import type { EnvironmentEntry, EnvironmentFileList } from "@/lib/protocol/api-agents";
import { keptUntil, networkWords, sizeOf } from "./environment-words";

type EnvironmentFactsProps = { entry: EnvironmentEntry; list: EnvironmentFileList };

/** How much is in an environment, how long it is kept, and what it can reach. */
export function EnvironmentFacts({ entry, list }: EnvironmentFactsProps) {
  const network = networkWords(entry.network);
  return (
    <div className="text-sm text-ink-faint">
      <div className="flex min-h-8 flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <p role="status" className="text-ink-soft tabular-nums">
          {sizeOf(entry, list)}
        </p>
        {list.files.length > 0 && (
          <ButtonLink href={environmentArchiveAddress(entry.id)} download>
            <Download aria-hidden className="size-4" strokeWidth={1.75} />
            {t("Download all")}
          </ButtonLink>
        )}
      </div>
      <p className="mt-1">{keptUntil(entry.expiresAt, Date.now())}</p>
      {network && <p className="wrap-anywhere">{network}</p>}
    </div>
  );
}
