"use client";

import { Download } from "lucide-react";
import { useMemo } from "react";
import { CodeView } from "@/components/content/code-view";
import { Button } from "@/components/ui/button";
import { saveFile } from "@/lib/client/save-file";
import { t } from "@/lib/i18n/translate";
import { filesIn } from "@/lib/protocol/code-facts";
import type { CodeSource } from "@/lib/protocol/code-source";
import { FileLinks } from "./file-links";

type ProgramViewProps = {
  source: CodeSource;
  print: (source: CodeSource) => string;
  language: string;
  fileName: string;
};

/** A program to be read, copied or saved, and the files that it wants beside it. */
export function ProgramView({ source, print, language, fileName }: ProgramViewProps) {
  const program = useMemo(() => print(source), [print, source]);
  const code = useMemo(
    () => ({ kind: "code" as const, language, pieces: [program], isOpen: false }),
    [language, program],
  );
  const files = useMemo(() => filesIn(Object.values(source.placeholders)), [source]);
  return (
    <div className="flex flex-col gap-3">
      <CodeView code={code} />
      {files.length > 0 && <FileLinks files={files} />}
      <Button className="self-start" onClick={() => saveFile(fileName, [program])}>
        <Download aria-hidden className="size-4" strokeWidth={1.75} />
        {t("Download {name}", { name: fileName })}
      </Button>
    </div>
  );
}
