"use client";

import { SchemaField } from "@/components/schema/schema-field";
import { SwitchField } from "@/components/ui/switch-field";
import { TextAreaField } from "@/components/ui/text-area-field";
import { TextField } from "@/components/ui/text-field";
import { type FunctionForm, nameProblemOf } from "@/lib/client/functions/function-form";
import { t } from "@/lib/i18n/translate";
import { BrowserFields } from "./browser-fields";
import { ExecutorField } from "./executor-field";

type FunctionFieldsProps = {
  form: FunctionForm;
  /** Names of other functions. */
  taken: readonly string[];
  onChange: (change: Partial<FunctionForm>) => void;
};

export function FunctionFields({ form, taken, onChange }: FunctionFieldsProps) {
  const nameProblem = form.name === "" ? null : nameProblemOf(form.name, taken);
  return (
    <>
      <TextField
        label={t("Name")}
        hint={t("The model knows it by this name.")}
        placeholder="get_price"
        spellCheck={false}
        autoCapitalize="off"
        dir="ltr"
        value={form.name}
        error={nameProblem ?? undefined}
        onChange={(name) => onChange({ name })}
      />
      <TextAreaField
        label={t("Description")}
        hint={t("By it the model decides when to call the function.")}
        rows={2}
        dir="auto"
        maxLength={4_000}
        value={form.description}
        onChange={(description) => onChange({ description })}
      />
      <SchemaField
        label={t("Parameters")}
        schema={form.parameters}
        mustBeObject
        onChange={(parameters, parametersProblem) => onChange({ parameters, parametersProblem })}
      />
      <ExecutorField kind={form.kind} onChange={(kind) => onChange({ kind })} />
      {form.kind === "browser" && <BrowserFields form={form} onChange={onChange} />}
      {form.kind === "browser" && (
        <SwitchField
          label={t("Ask before each call")}
          hint={t("When on, nothing runs until you have seen its arguments. A change above switches it on.")}
          isOn={form.isAsked}
          onChange={(isAsked) => onChange({ isAsked })}
        />
      )}
      <SwitchField
        label={t("Save for all conversations")}
        hint={t("It can then be switched on in each of them.")}
        isOn={form.isSaved}
        onChange={(isSaved) => onChange({ isSaved })}
      />
    </>
  );
}
