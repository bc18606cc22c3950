"use client";

import { useId } from "react";
import { msg, t } from "@/lib/i18n/translate";
import type { Executor } from "@/lib/protocol/tools";
import { ChoiceOption } from "./choice-option";

type ExecutorFieldProps = { kind: Executor["kind"]; onChange: (kind: Executor["kind"]) => void };

const WAYS: readonly { kind: Executor["kind"]; name: string; does: string }[] = [
  {
    kind: "browser",
    name: msg("In this browser"),
    does: msg("JavaScript that you write, shut off from everything else."),
  },
  { kind: "by_hand", name: msg("By hand"), does: msg("You get the arguments, and write the result.") },
  {
    kind: "built_in",
    name: msg("On this server"),
    does: msg("Only the built-in functions: they are in the list."),
  },
];

/** Who runs a function. */
export function ExecutorField({ kind, onChange }: ExecutorFieldProps) {
  const group = useId();
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 text-ui font-medium">{t("Where it runs")}</legend>
      {WAYS.map((way) => (
        <ChoiceOption
          key={way.kind}
          group={group}
          name={t(way.name)}
          does={t(way.does)}
          isChosen={kind === way.kind}
          isDisabled={way.kind === "built_in"}
          onChoose={() => onChange(way.kind)}
        />
      ))}
    </fieldset>
  );
}
