import type { Announcement } from "@/components/ui/use-announce";
import type { ListParts } from "@/lib/client/list-actions";
import { createListChanges } from "@/lib/client/organise/list-changes";
import type { ThreadSummary } from "@/lib/protocol/api-list";
import type { Folder } from "@/lib/protocol/folders";
import { chosenOf } from "./chosen";
import { type DropSpot, spotOf } from "./drop-spot";
import { createOrganiser } from "./organiser";
import { pinnedOf } from "./thread-groups";

/** Where threads are dropped: on the pinned ones, on a folder, or on what stands in none. */
export type DropPlace = "pinned" | Folder | null;

export type Drop = { threadIds: readonly string[]; place: DropPlace; at: Parameters<typeof spotOf>[0] };

/** Puts threads that were dragged where they were dropped. */
export async function dropThreads(
  parts: ListParts,
  announce: (announcement: Announcement) => void,
  { threadIds, place, at }: Drop,
): Promise<void> {
  const { pin, arrange, move } = createOrganiser(createListChanges(parts), announce);
  const { summaries } = parts.store.getState();
  const chosen = chosenOf(summaries.filter(({ id }) => threadIds.includes(id)));
  if (chosen.ids.length === 0) return;
  if (place !== "pinned") return move(chosen, place);
  const spot = spotOf(at);
  const pinned = idsOf(pinnedOf(summaries));
  const isNew = (id: string) => !pinned.includes(id);
  if (chosen.ids.some(isNew))
    await pin(chosenOf(summaries.filter(({ id }) => chosen.ids.includes(id) && isNew(id))), true);
  // What could not be pinned has no place among them.
  const known = idsOf(pinnedOf(parts.store.getState().summaries));
  const dropped = pinned.filter((id) => chosen.ids.includes(id)).concat(chosen.ids.filter(isNew));
  const order = withDropped(pinned, dropped, spot).filter((id) => known.includes(id));
  if (order.join() !== known.join()) await arrange(order);
}

const idsOf = (threads: readonly ThreadSummary[]) => threads.map(({ id }) => id);

/** The order once some were dropped at a spot, or above all where that is none of the rows. */
export function withDropped(
  order: readonly string[],
  dropped: readonly string[],
  spot: DropSpot | null,
): string[] {
  const start = spot ? order.indexOf(spot.threadId) + (spot.isBelow ? 1 : 0) : 0;
  const isKept = (id: string) => !dropped.includes(id);
  return [...order.slice(0, start).filter(isKept), ...dropped, ...order.slice(start).filter(isKept)];
}
