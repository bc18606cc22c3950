import "server-only";
import { findPrivate } from "@/lib/protocol/find-private";
import { selectInputText, selectText } from "@/lib/protocol/select";
import type { ShareableFile, SharePreview } from "@/lib/protocol/shares";
import type { Turn } from "@/lib/protocol/thread";
import { countMessages } from "@/lib/protocol/to-snapshot";
import type { Owner } from "@/lib/server/access/owner";
import { findMedia, type StoredMedia } from "@/lib/server/media/stored-media";
import { filesIn, getBranch } from "./shared-branch";
import { sharingOf } from "./strip";

const FINDINGS_MAX = 100;

/** What would become public, before it does. Throws `not_found` and `nothing_to_share`. */
export async function previewShare(
  owner: Owner,
  threadId: string,
  headTurnId: string,
): Promise<SharePreview> {
  const branch = await getBranch(owner, threadId, headTurnId);
  return {
    messages: countMessages(branch),
    replies: branch.filter(({ steps }) => steps.some(({ type }) => type === "model_output")).length,
    files: await listFiles(owner, branch),
    findings: findIn(branch),
  };
}

async function listFiles(owner: Owner, branch: readonly Turn[]): Promise<ShareableFile[]> {
  const found = filesIn(branch);
  const stored = await findMedia(owner, [...found.keys()]);
  return [...found].flatMap(([id, isMade]) => toShareable(stored.get(id), isMade));
}

function toShareable(media: StoredMedia | undefined, isMade: boolean): ShareableFile[] {
  if (!media) return [];
  const { id: mediaId, name, mimeType, size } = media;
  const file = { mediaId, name, mimeType, size, isMade };
  const sharing = sharingOf(media);
  if ("problem" in sharing) return [{ ...file, problem: sharing.problem }];
  // A model knows nothing of the person that it could have written into a file.
  return [sharing.keepsFacts && !isMade ? { ...file, keepsFacts: true } : file];
}

function findIn(branch: readonly Turn[]): SharePreview["findings"] {
  const findings = branch.flatMap((turn) => [
    ...findPrivate(selectInputText(turn)).map((passage) => ({ ...passage, where: "message" as const })),
    ...findPrivate(shownTextOf(turn)).map((passage) => ({ ...passage, where: "reply" as const })),
  ]);
  const byText = new Map(
    findings.toReversed().map((finding) => [`${finding.where} ${finding.text}`, finding]),
  );
  return [...byText.values()].reverse().slice(0, FINDINGS_MAX);
}

/** All words of a reply that would be shown, and not its answer alone. */
function shownTextOf(turn: Turn): string {
  const others = turn.steps.flatMap((step) => {
    if (step.type === "code_execution_call") return [step.arguments?.code ?? ""];
    if (step.type === "code_execution_result") return [JSON.stringify(step.result ?? "")];
    return step.type === "google_search_call" ? (step.arguments?.queries ?? []) : [];
  });
  return [selectText(turn), ...others].join("\n");
}
