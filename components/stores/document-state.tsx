import { Progress } from "@/components/uploads/progress";
import { formatBytes } from "@/lib/client/format-bytes";
import { DOCUMENT_PROBLEMS, type StoreDocument } from "@/lib/protocol/stores";

/** One line: how far a document is, why it is not there, or how large it is. */
export function DocumentState({ document }: { document: StoreDocument }) {
  const { name, size, state, problem } = document;
  switch (state) {
    case "uploading":
      return <Progress label={`Sending ${name} to Google`} text="Sending to Google" />;
    case "indexing":
      return <Progress label={`Indexing ${name}`} text="Indexing" />;
    case "active":
      return (
        <span className="block text-sm text-ink-faint tabular-nums">{`${formatBytes(size)} · Ready`}</span>
      );
    case "failed":
      return (
        <span role="alert" className="block text-sm text-danger">
          {problem ? DOCUMENT_PROBLEMS[problem.code] : "This document failed."}
          {problem?.detail && <span className="text-ink-faint"> Google says: {problem.detail}</span>}
        </span>
      );
  }
}
