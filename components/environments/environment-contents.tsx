"use client";

import { useFileDrop } from "@/components/stores/use-file-drop";
import { Skeleton } from "@/components/ui/skeleton";
import { useAddFiles } from "@/lib/client/environments/use-add-files";
import type { useEnvironment } from "@/lib/client/environments/use-environment";
import { useDelayed } from "@/lib/client/use-delayed";
import { t } from "@/lib/i18n/translate";
import { AddFiles } from "./add-files";
import { EnvironmentFacts } from "./environment-facts";
import { EnvironmentFooter } from "./environment-footer";
import { EnvironmentGone } from "./environment-gone";
import { EnvironmentProblem } from "./environment-problem";
import { FileList } from "./file-list";

const SKELETON_AFTER_MS = 300;

type EnvironmentContentsProps = { environmentId: string; environment: ReturnType<typeof useEnvironment> };

/** What is in an environment, and what can be done with it. */
export function EnvironmentContents({ environmentId, environment }: EnvironmentContentsProps) {
  const { entry, list, load, reload } = environment;
  const adding = useAddFiles(environmentId, list?.files ?? []);
  const { isOver, handlers } = useFileDrop(adding.add);
  const isSlow = useDelayed(load === "loading" && list === null, SKELETON_AFTER_MS);
  if (load === "gone") return <EnvironmentGone />;
  return (
    <>
      <div
        data-scroller
        className="grid min-h-0 flex-1 auto-rows-min grid-cols-1 gap-4 overflow-y-auto px-5 pb-5"
        {...handlers}
      >
        {load === "failed" && <EnvironmentProblem isStale={list !== null} onRetry={reload} />}
        {isSlow && (
          <div role="status" aria-label={t("Loading the files")} className="grid gap-3">
            <Skeleton className="w-40" />
            <Skeleton className="w-56" />
            <Skeleton className="w-48" />
          </div>
        )}
        {entry && list && (
          <>
            <EnvironmentFacts entry={entry} list={list} />
            <AddFiles adding={adding} isOver={isOver} />
            <FileList environmentId={environmentId} list={list} />
          </>
        )}
      </div>
      {entry && <EnvironmentFooter entry={entry} list={list} />}
    </>
  );
}
