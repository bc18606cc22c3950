import type { Announcement } from "@/components/ui/use-announce";
import type { ListParts } from "@/lib/client/list-actions";
import { createListChanges } from "@/lib/client/organise/list-changes";
import type { Folder } from "@/lib/protocol/folders";
import { chosenOf } from "./chosen";
import { createOrganiser } from "./organiser";

/** Where threads are dropped: on the pinned ones, on a folder, or on what stands in none. */
export type DropPlace = "pinned" | Folder | null;

export type Drop = { threadIds: readonly string[]; place: DropPlace };

/** Puts threads that were dragged where they were dropped. */
export async function dropThreads(
  parts: ListParts,
  announce: (announcement: Announcement) => void,
  { threadIds, place }: Drop,
): Promise<void> {
  const { pin, move } = createOrganiser(createListChanges(parts), announce);
  const { summaries } = parts.store.getState();
  const chosen = chosenOf(summaries.filter(({ id }) => threadIds.includes(id)));
  if (chosen.ids.length === 0) return;
  await (place === "pinned" ? pin(chosen, true) : move(chosen, place));
}
