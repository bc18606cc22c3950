import { Progress } from "@/components/uploads/progress";
import { formatBytes } from "@/lib/client/format-bytes";
import { t } from "@/lib/i18n/translate";
import { DOCUMENT_PROBLEMS, type StoreDocument } from "@/lib/protocol/stores";

/** One line: how far a document is, why it is not there, or how large it is. */
export function DocumentState({ document }: { document: StoreDocument }) {
  const { name, size, state, problem } = document;
  switch (state) {
    case "uploading":
      return <Progress label={t("Sending {name} to Google", { name })} text={t("Sending to Google")} />;
    case "indexing":
      return <Progress label={t("Indexing {name}", { name })} text={t("Indexing")} />;
    case "active":
      return (
        <span className="block text-sm text-ink-faint tabular-nums">
          {t("{size} · Ready", { size: formatBytes(size) })}
        </span>
      );
    case "failed":
      return (
        <span role="alert" className="block text-sm text-danger">
          {problem ? t(DOCUMENT_PROBLEMS[problem.code]) : t("This document failed.")}
          {problem?.detail && (
            <span className="text-ink-faint"> {t("Google says: {detail}", { detail: problem.detail })}</span>
          )}
        </span>
      );
  }
}
