"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { entriesOf } from "@/lib/client/functions/function-entries";
import { useFunctionLibrary } from "@/lib/client/functions/use-function-library";
import { useSettings } from "@/lib/client/use-settings";
import { t } from "@/lib/i18n/translate";
import type { FunctionTool } from "@/lib/protocol/tools";
import { FunctionEditor } from "./function-editor";
import { FunctionsView } from "./functions-view";

type FunctionsDialogProps = { threadId: string | null; onClose: () => void };
type Opened = { kind: "list"; lastName: string | null } | { kind: "form"; declared: FunctionTool | null };

/** Which functions the model may call, and how they are declared. What is switched takes effect at once. */
export function FunctionsDialog({ threadId, onClose }: FunctionsDialogProps) {
  const { library, hasFailed, reload, save, remove } = useFunctionLibrary();
  const settings = useSettings(threadId);
  const [opened, setOpened] = useState<Opened>({ kind: "list", lastName: null });
  const [isChanged, setIsChanged] = useState(false);
  const entries = library ? entriesOf(settings, library) : null;
  const title = opened.kind === "list" ? t("Functions") : (opened.declared?.name ?? t("New function"));
  return (
    <Dialog title={title} isChanged={isChanged} onClose={onClose}>
      {hasFailed && entries === null && (
        <div role="alert" className="grid justify-items-start gap-3 px-6 pt-2 pb-6">
          <p>{t("The functions could not be loaded.")}</p>
          <Button onClick={reload}>{t("Load again")}</Button>
        </div>
      )}
      {!hasFailed && entries === null && <div aria-busy="true" className="h-48" />}
      {entries && opened.kind === "list" && (
        <FunctionsView
          threadId={threadId}
          entries={entries}
          lastName={opened.lastName}
          onEdit={(declared) => setOpened({ kind: "form", declared })}
          onRemove={remove}
        />
      )}
      {entries && opened.kind === "form" && (
        <FunctionEditor
          threadId={threadId}
          entries={entries}
          declared={opened.declared}
          onSave={save}
          onUnsave={remove}
          onInput={() => setIsChanged(true)}
          onDone={() => {
            setIsChanged(false);
            setOpened({ kind: "list", lastName: opened.declared?.name ?? "" });
          }}
        />
      )}
    </Dialog>
  );
}
