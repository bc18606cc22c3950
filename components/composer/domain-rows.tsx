"use client";

import { Plus, X } from "lucide-react";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { FIELD_BOX } from "@/components/ui/field-style";
import { IconButton } from "@/components/ui/icon-button";
import { msg, t } from "@/lib/i18n/translate";
import type { DomainField } from "./agent-form";

type DomainRowsProps = {
  domains: readonly DomainField[];
  error: string | undefined;
  onChange: (domains: readonly DomainField[]) => void;
};

const HINT = msg("As in example.com. With *. in front, all that belongs to it: *.example.com.");

export function DomainRows({ domains, error, onChange }: DomainRowsProps) {
  const id = useId();
  const change = (position: number, domain: string) =>
    onChange(domains.map((field, index) => (index === position ? { ...field, domain } : field)));
  return (
    <fieldset aria-describedby={`${id}-note`} className="grid gap-2">
      <legend className="mb-1.5 text-ui font-medium">{t("Domains")}</legend>
      {domains.map(({ key, domain }, position) => (
        <div key={key} className="flex items-center gap-2">
          <input
            aria-label={t("Domain {number}", { number: position + 1 })}
            placeholder="example.com"
            inputMode="url"
            autoCapitalize="off"
            autoComplete="off"
            spellCheck={false}
            dir="ltr"
            value={domain}
            onChange={({ target }) => change(position, target.value)}
            className={FIELD_BOX}
          />
          <IconButton
            label={t("Remove domain {number}", { number: position + 1 })}
            onClick={() => onChange(domains.filter((_, index) => index !== position))}
          >
            <X aria-hidden strokeWidth={1.75} />
          </IconButton>
        </div>
      ))}
      <div>
        <Button onClick={() => onChange([...domains, { key: nextKey(domains), domain: "" }])}>
          <Plus aria-hidden className="size-4" strokeWidth={1.75} />
          {t("Add a domain")}
        </Button>
      </div>
      <p
        id={`${id}-note`}
        role={error ? "alert" : undefined}
        className={`text-sm ${error ? "text-danger" : "text-ink-faint"}`}
      >
        {error ?? t(HINT)}
      </p>
    </fieldset>
  );
}

function nextKey(domains: readonly DomainField[]): number {
  return Math.max(0, ...domains.map(({ key }) => key)) + 1;
}
