import "server-only";
import { toImportedSettings } from "@/lib/protocol/from-conversation";
import { newId } from "@/lib/protocol/id";
import { findPreset } from "@/lib/protocol/presets";
import { accountSchema } from "@/lib/protocol/transfer";
import type { Owner } from "@/lib/server/access/owner";
import { createPreset, listPresets } from "@/lib/server/presets/presets";
import { unreadable } from "./unreadable";

/**
 * Takes the presets out of what was exported of an account, but for those whose name is taken. The file may be anybody's
 * work: functions that come with them ask before they run, and none becomes what new chats begin with. Resolves to how many were new.
 */
export async function importPresets(owner: Owner, value: unknown): Promise<number> {
  const { data, error } = accountSchema.safeParse(value);
  if (!data) throw unreadable(error.issues[0]?.path.join(".") ?? "");
  const known = [...(await listPresets(owner)).presets];
  const before = known.length;
  for (const { name, settings } of data.presets) {
    if (findPreset(known, name)) continue;
    const preset = { id: newId(), name, settings: toImportedSettings(settings), isDefault: false };
    known.push(await createPreset(owner, preset));
  }
  return known.length - before;
}
