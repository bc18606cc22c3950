"use client";

import { SelectField } from "@/components/ui/select-field";
import { TextAreaField } from "@/components/ui/text-area-field";
import type { FunctionForm } from "@/lib/client/functions/function-form";
import { t, tCount } from "@/lib/i18n/translate";
import { TryIt } from "./try-it";

type BrowserFieldsProps = { form: FunctionForm; onChange: (change: Partial<FunctionForm>) => void };

const secondsOf = (ms: number) => tCount(ms / 1_000, "{count} second", "{count} seconds");

const LIMITS = [10_000, 20_000, 30_000, 60_000];

export function BrowserFields({ form, onChange }: BrowserFieldsProps) {
  const limits = LIMITS.includes(form.timeoutMs) ? LIMITS : [form.timeoutMs, ...LIMITS];
  return (
    <>
      <TextAreaField
        label={t("JavaScript")}
        hint={t(
          "The body of an async function with args; return the result. It has no network, no page and no storage, and its result is 64 KB at most.",
        )}
        rows={Math.min(Math.max(form.code.split("\n").length, 5), 16)}
        dir="ltr"
        spellCheck={false}
        autoCapitalize="off"
        maxLength={16_000}
        className="w-full resize-y rounded-lg border border-edge bg-canvas px-3 py-2 font-mono text-[0.8125rem]/5 text-ink"
        value={form.code}
        onChange={(code) => onChange({ code })}
      />
      <SelectField
        label={t("Time limit")}
        value={String(form.timeoutMs)}
        options={limits.map((ms) => ({ value: String(ms), name: secondsOf(ms) }))}
        onChange={(timeoutMs) => onChange({ timeoutMs: Number(timeoutMs) })}
      />
      <TryIt code={form.code} timeoutMs={form.timeoutMs} parameters={form.parameters} />
    </>
  );
}
