import { api } from "@/lib/client/api";
import { activityStore } from "./activity-store";

/** Takes turns that are done out of the list, at once. Throws, with the list as it was, where that fails. */
export async function dismiss(turnIds: readonly string[]): Promise<void> {
  const { entries } = activityStore.getState();
  activityStore.setState({ entries: entries.filter(({ turnId }) => !turnIds.includes(turnId)) });
  try {
    await api.dismissActivity([...turnIds]);
  } catch (cause) {
    // The server sends no list twice, so what it still has is put back here.
    activityStore.setState({ entries });
    throw cause;
  }
}
