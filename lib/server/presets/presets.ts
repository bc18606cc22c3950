import "server-only";
import type { Selectable, Transaction } from "kysely";
import type { CreatePreset, PresetList, UpdatePreset } from "@/lib/protocol/api-presets";
import { byName } from "@/lib/protocol/folders";
import { PRESET_MAX_LENGTH, PRESETS_MAX, type Preset } from "@/lib/protocol/presets";
import { placelessSettingsSchema } from "@/lib/protocol/schemas";
import type { Settings } from "@/lib/protocol/thread";
import { holdOwner, type Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import type { Schema } from "@/lib/server/db/schema";
import type { PresetsTable } from "@/lib/server/db/schema-list";
import { HttpError } from "@/lib/server/errors";
import { log } from "@/lib/server/log";

type Row = Pick<Selectable<PresetsTable>, "id" | "name" | "settings" | "is_default">;
const COLUMNS = ["id", "name", "settings", "is_default"] as const;

/** Who has not written anything yet has none. */
export async function listPresets(owner: Owner | null): Promise<PresetList> {
  if (!owner) return { presets: [] };
  const { db } = await database();
  const rows = await db.selectFrom("presets").select(COLUMNS).where("owner_id", "=", owner.id).execute();
  return { presets: rows.flatMap((row) => toPreset(row) ?? []).sort(byName) };
}

/** Makes a preset, or finds the one that the same request made before. Throws `too_many_presets` or `preset_too_large`. */
export async function createPreset(owner: Owner, preset: CreatePreset): Promise<Preset> {
  const { db, engine } = await database();
  const { id, name, isDefault } = preset;
  const settings = toText(preset.settings);
  return db.transaction().execute(async (tx) => {
    // Presets that are made at once are counted one after the other.
    await holdOwner(tx, owner);
    const rows = await tx.selectFrom("presets").select(COLUMNS).where("owner_id", "=", owner.id).execute();
    const known = rows.find((row) => row.id === id);
    if (known) return orNotFound(known);
    if (rows.length >= PRESETS_MAX) throw new HttpError("too_many_presets");
    if (isDefault) await endDefault(tx, owner);
    return tx
      .insertInto("presets")
      .values({
        id,
        owner_id: owner.id,
        name,
        settings,
        is_default: isDefault ? 1 : 0,
        created_at: engine.now,
      })
      .onConflict((conflict) => conflict.column("id").doNothing())
      .returning(COLUMNS)
      .executeTakeFirst()
      .then(orNotFound);
  });
}

export async function updatePreset(owner: Owner, presetId: string, change: UpdatePreset): Promise<Preset> {
  const { db } = await database();
  const { name, settings, isDefault } = change;
  const text = settings && toText(settings);
  const changed = await db.transaction().execute(async (tx) => {
    await holdOwner(tx, owner);
    if (isDefault) await endDefault(tx, owner);
    return tx
      .updateTable("presets")
      .set({
        ...(name !== undefined && { name }),
        ...(text !== undefined && { settings: text }),
        ...(isDefault !== undefined && { is_default: isDefault ? 1 : 0 }),
      })
      .where("id", "=", presetId)
      .where("owner_id", "=", owner.id)
      .returning(COLUMNS)
      .executeTakeFirst()
      .then(orNotFound);
  });
  return changed;
}

export async function deletePreset(owner: Owner, presetId: string): Promise<void> {
  const { db } = await database();
  const { numDeletedRows } = await db
    .deleteFrom("presets")
    .where("id", "=", presetId)
    .where("owner_id", "=", owner.id)
    .executeTakeFirst();
  if (numDeletedRows === 0n) throw new HttpError("not_found");
}

/** Whichever was the default is one like the others. It is given back where the transaction fails. */
async function endDefault(tx: Transaction<Schema>, owner: Owner): Promise<void> {
  await tx
    .updateTable("presets")
    .set({ is_default: 0 })
    .where("owner_id", "=", owner.id)
    .where("is_default", "=", 1)
    .execute();
}

function toText(settings: Settings): string {
  const text = JSON.stringify(settings);
  if (text.length > PRESET_MAX_LENGTH) throw new HttpError("preset_too_large");
  return text;
}

function orNotFound(row: Row | undefined): Preset {
  const preset = row && toPreset(row);
  if (!preset) throw new HttpError("not_found");
  return preset;
}

function toPreset({ id, name, settings, is_default }: Row): Preset | null {
  const { data, error } = placelessSettingsSchema.safeParse(JSON.parse(settings));
  if (data) return { id, name, settings: data, isDefault: is_default === 1 };
  // Saved by a version with other rules. It must not take the others with it.
  log.warn({ issues: error.issues.map(({ code }) => code) }, "a preset is left out of the list");
  return null;
}
