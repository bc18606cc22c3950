import { CircleAlert } from "lucide-react";
import { t } from "@/lib/i18n/translate";
import { useIssues } from "./structured-context";

/** What is wrong with a value, where it stands. */
export function IssueList({ pointer }: { pointer: string }) {
  const issues = useIssues(pointer);
  if (issues.length === 0) return null;
  return issues.map((issue) => (
    <p key={issue} className="mt-1 flex items-baseline gap-1.5 text-danger text-sm">
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 self-start" strokeWidth={1.75} />
      <span>{t("{issue}.", { issue: `${issue.charAt(0).toUpperCase()}${issue.slice(1)}` })}</span>
    </p>
  ));
}
