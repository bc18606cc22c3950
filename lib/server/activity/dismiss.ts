import "server-only";
import type { Dismiss } from "@/lib/protocol/api-activity";
import type { Owner } from "@/lib/server/access/owner";
import { dismissDone } from "./listed-turns";
import { tellActivity } from "./watches";

/** Takes turns out of the list that are done: those that are named, or all. What runs or waits stays in it. */
export async function dismissActivity(owner: Owner, { turnIds }: Dismiss): Promise<void> {
  await dismissDone(owner, turnIds);
  tellActivity(owner);
}
