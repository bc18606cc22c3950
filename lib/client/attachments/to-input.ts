import type { CreateTurn } from "@/lib/protocol/api";
import type { MediaContent } from "@/lib/protocol/media";
import type { DraftAttachment } from "./draft-attachment";

/** What is sent: the words, if there are any, and then the files. */
export function toInput(text: string, contents: readonly MediaContent[]): CreateTurn["input"] {
  // A null character, which pasted text may hold, is no text to the server.
  const words = text.replaceAll("\0", "");
  const input = [...(words === "" ? [] : [{ type: "text" as const, text: words }]), ...contents];
  // A block that the server gave, or a link: the server's schema takes both and reads no more than it needs.
  return input as CreateTurn["input"];
}

/** The content of those attachments that are stored, with what each picture is for. */
export function contentsOf(attachments: readonly DraftAttachment[]): MediaContent[] {
  return attachments.flatMap(({ progress, role }) => {
    if (progress.state !== "stored") return [];
    return [role ? { ...progress.content, referenceRole: role } : progress.content];
  });
}
