import "server-only";
import type { DocumentProblem } from "@/lib/protocol/stores";
import { toFailure } from "@/lib/server/gemini/failure";

/** Thrown where a document cannot be brought into its store: it ends with it. */
export class DocumentFailure extends Error {
  readonly problem: DocumentProblem;
  constructor(problem: DocumentProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** What an error of the SDK means for a document; `isFinal` where another try would end the same. */
export function toProblem(cause: unknown): { problem: DocumentProblem; isFinal: boolean } {
  const { status, error } = toFailure(cause);
  const detail = error.detail && { detail: error.detail };
  if (status === null || status >= 500 || status === 408) {
    return { problem: { code: "unreachable" }, isFinal: false };
  }
  if (status === 429) return { problem: { code: "busy", ...detail }, isFinal: false };
  if (status === 404) return { problem: { code: "store_gone" }, isFinal: true };
  const isKey = error.code === "invalid_key" || error.code === "permission_denied";
  return { problem: { code: isKey ? "key_refused" : "refused", ...detail }, isFinal: true };
}
