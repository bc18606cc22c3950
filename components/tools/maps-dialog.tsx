"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { DialogForm } from "@/components/ui/dialog-form";
import { TextField } from "@/components/ui/text-field";
import { useThreadActions } from "@/lib/client/thread-store";
import { useSettings } from "@/lib/client/use-settings";
import { t } from "@/lib/i18n/translate";
import { toolsOf, withTools } from "@/lib/protocol/with-tool";
import { findLocation } from "./find-location";
import { type PlaceForm, parsePlace, toPlaceForm } from "./place-form";

type MapsDialogProps = { threadId: string | null; onClose: () => void };

/** Near which place Google Maps looks. */
export function MapsDialog({ threadId, onClose }: MapsDialogProps) {
  const settings = useSettings(threadId);
  const { updateSettings } = useThreadActions();
  const [known] = toolsOf(settings, "google_maps");
  const [form, setForm] = useState(() => toPlaceForm(known ?? {}));
  const [hasTried, setHasTried] = useState(false);
  const [locating, setLocating] = useState<{ isRunning: boolean; problem: string | null }>({
    isRunning: false,
    problem: null,
  });
  const { place, errors } = parsePlace(form);
  const change = (changed: Partial<PlaceForm>) => setForm({ ...form, ...changed });

  const handleLocate = async () => {
    setLocating({ isRunning: true, problem: null });
    const found = await findLocation();
    setLocating({ isRunning: false, problem: "problem" in found ? found.problem : null });
    if (!("problem" in found)) setForm(toPlaceForm(found));
  };
  const handleSave = () => {
    setHasTried(true);
    if (!place) return;
    updateSettings(threadId, withTools(settings, "google_maps", [{ type: "google_maps", ...place }]));
    onClose();
  };

  return (
    <DialogForm
      title={t("Google Maps")}
      note={threadId === null ? t("For the next new chat.") : t("For this conversation.")}
      onSave={handleSave}
      onClose={onClose}
    >
      <p className="text-sm text-ink-faint">
        {t("Near which place to look, where a question names none. It goes to Google with each message.")}
      </p>
      <div className="grid grid-cols-2 gap-3">
        <TextField
          label={t("Latitude")}
          inputMode="decimal"
          placeholder="52.52"
          value={form.latitude}
          error={hasTried ? errors.latitude : undefined}
          onChange={(latitude) => change({ latitude })}
        />
        <TextField
          label={t("Longitude")}
          inputMode="decimal"
          placeholder="13.41"
          value={form.longitude}
          error={hasTried ? errors.longitude : undefined}
          onChange={(longitude) => change({ longitude })}
        />
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <Button aria-busy={locating.isRunning} onClick={handleLocate}>
          {locating.isRunning ? t("Asking this device") : t("Use my location")}
        </Button>
        <Button variant="plain" onClick={() => setForm(toPlaceForm({}))}>
          {t("Clear")}
        </Button>
      </div>
      <p aria-live="polite" className="-mt-2 text-sm text-danger empty:hidden">
        {locating.problem}
      </p>
    </DialogForm>
  );
}
