"use client";

import { FilePlus2, FolderGit2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { nextKey, type SourceField } from "@/lib/client/agents/new-agent";
import { t } from "@/lib/i18n/translate";
import type { AgentErrors } from "./parse-new-agent";
import { SourceRow } from "./source-row";

const MOST = 20;

type SourceRowsProps = {
  sources: readonly SourceField[];
  errors: AgentErrors["sources"];
  onChange: (sources: readonly SourceField[]) => void;
};

export function SourceRows({ sources, errors, onChange }: SourceRowsProps) {
  const handleAdd = (type: SourceField["type"]) =>
    onChange([...sources, { key: nextKey(sources), type, target: "", content: "", source: "" }]);
  return (
    <>
      {sources.map((source, position) => (
        <SourceRow
          key={source.key}
          source={source}
          position={position}
          errors={errors[source.key] ?? {}}
          onChange={(change) => onChange(sources.with(position, { ...source, ...change }))}
          onRemove={() => onChange(sources.toSpliced(position, 1))}
        />
      ))}
      {sources.length < MOST && (
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => handleAdd("inline")}>
            <FilePlus2 aria-hidden className="size-4" strokeWidth={1.75} />
            {t("Add a text")}
          </Button>
          <Button onClick={() => handleAdd("repository")}>
            <FolderGit2 aria-hidden className="size-4" strokeWidth={1.75} />
            {t("Add a repository")}
          </Button>
        </div>
      )}
    </>
  );
}
