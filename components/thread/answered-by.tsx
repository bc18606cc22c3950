import { targetOf } from "@/lib/protocol/models";
import type { Turn } from "@/lib/protocol/thread";

/** Where there is no receipt: what has answered. */
export function AnsweredBy({ settings }: Pick<Turn, "settings">) {
  return <span className="ms-2 text-sm text-ink-faint">{targetOf(settings).name}</span>;
}
