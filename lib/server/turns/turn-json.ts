import "server-only";
import { turnSchema } from "@/lib/protocol/schemas";
import { type TurnRow, toTurn } from "./stored-turn";

/** What older versions have not stored of a turn. In JSON no text can hold such a name with its quotes. */
const ADDED = Object.entries(turnSchema.shape).flatMap(([name, field]) =>
  field.safeParse(undefined).success ? [`"${name}":`] : [],
);

/**
 * A turn as JSON. One that has ended is as it is stored, where this version would have stored it so: to read and to
 * write it again is most of what it costs to send a long thread.
 */
export async function toTurnJson(row: TurnRow): Promise<string> {
  const isAsStored = row.settled_at !== null && ADDED.every((name) => row.turn.includes(name));
  return isAsStored ? row.turn : JSON.stringify(await toTurn(row));
}
