"use client";

import { SwitchField } from "@/components/ui/switch-field";
import { msg, t } from "@/lib/i18n/translate";
import { isLongWork } from "@/lib/protocol/background";
import type { Target } from "@/lib/protocol/targets";
import type { SettingsForm } from "./settings-form";

type BackgroundFieldProps = {
  target: Target;
  form: SettingsForm;
  onChange: (change: Partial<SettingsForm>) => void;
};

const HINT = msg("Google works on when nobody is connected, also if this server stops.");
const NEEDS_STORE = msg("What runs in the background has to be stored at Google, which is off.");

/** Whether answers are worked on at Google with nobody listening. */
export function BackgroundField({ target, form, onChange }: BackgroundFieldProps) {
  const isAlways = target.agent?.kind === "deep-research";
  const isPossible = isAlways || form.isStored;
  return (
    <SwitchField
      label={t("Background")}
      hint={
        isAlways
          ? t("{name} runs in no other way.", { name: target.name })
          : t(isPossible ? HINT : NEEDS_STORE)
      }
      isOn={isAlways || (isPossible && (form.background ?? isLongWork(target)))}
      isDisabled={isAlways || !isPossible}
      onChange={(background) => onChange({ background })}
    />
  );
}
