"use client";

import { Plus, X } from "lucide-react";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { FIELD_BOX } from "@/components/ui/field-style";
import { IconButton } from "@/components/ui/icon-button";
import { msg, t } from "@/lib/i18n/translate";
import type { HeaderField } from "./mcp-fields";

type HeaderRowsProps = {
  headers: readonly HeaderField[];
  error: string | undefined;
  /** Whether there are headers already, whose values are not shown. */
  isReplacing: boolean;
  onChange: (headers: HeaderField[]) => void;
};

const NEW = msg(
  "Sent with each call, such as a key. The values stay on this server and are never shown again.",
);
const REPLACED = msg("The values that are kept are not shown. These take the place of all of them.");

export function HeaderRows({ headers, error, isReplacing, onChange }: HeaderRowsProps) {
  const id = useId();
  const change = (position: number, changed: Partial<HeaderField>) =>
    onChange(headers.map((header, index) => (index === position ? { ...header, ...changed } : header)));
  return (
    <fieldset aria-describedby={`${id}-note`} className="grid gap-2">
      <legend className="mb-1.5 text-ui font-medium">{t("Headers")}</legend>
      {headers.map(({ key, name, value }, position) => (
        <div key={key} className="flex items-center gap-2">
          <input
            aria-label={t("Header {number}, name", { number: position + 1 })}
            placeholder="Authorization"
            autoComplete="off"
            value={name}
            dir="auto"
            onChange={({ target }) => change(position, { name: target.value })}
            className={`${FIELD_BOX} max-w-40`}
          />
          <input
            type="password"
            aria-label={t("Header {number}, value", { number: position + 1 })}
            placeholder={t("Value")}
            // A browser's password manager has no business here.
            autoComplete="new-password"
            value={value}
            dir="auto"
            onChange={({ target }) => change(position, { value: target.value })}
            className={FIELD_BOX}
          />
          <IconButton
            label={t("Remove header {number}", { number: position + 1 })}
            onClick={() => onChange(headers.filter((_, index) => index !== position))}
          >
            <X aria-hidden strokeWidth={1.75} />
          </IconButton>
        </div>
      ))}
      <div>
        <Button onClick={() => onChange([...headers, { key: nextKey(headers), name: "", value: "" }])}>
          <Plus aria-hidden className="size-4" strokeWidth={1.75} />
          {t("Add a header")}
        </Button>
      </div>
      <p id={`${id}-note`} className={`text-sm ${error ? "text-danger" : "text-ink-faint"}`}>
        {error ?? t(isReplacing ? REPLACED : NEW)}
      </p>
    </fieldset>
  );
}

function nextKey(headers: readonly HeaderField[]): number {
  return Math.max(0, ...headers.map(({ key }) => key)) + 1;
}
