"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { t } from "@/lib/i18n/translate";
import type { CreateMcpServer, McpServerEntry } from "@/lib/protocol/api";
import { HeaderRows } from "./header-rows";
import { type McpErrors, parseMcpForm, toMcpForm } from "./mcp-fields";
import { sentenceOf } from "./use-mcp-servers";

type McpFormProps = {
  /** Null for a new one. */
  server: McpServerEntry | null;
  onInput: () => void;
  onSave: (server: CreateMcpServer) => Promise<void>;
  onSaved: (name: string) => void;
  onBack: () => void;
};

export function McpForm({ server, onInput, onSave, onSaved, onBack }: McpFormProps) {
  const [form, setForm] = useState(() => toMcpForm(server));
  const [errors, setErrors] = useState<McpErrors>({});
  const [isBusy, setIsBusy] = useState(false);
  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    const parsed = parseMcpForm(form);
    if (parsed.errors) return setErrors(parsed.errors);
    setErrors({});
    setIsBusy(true);
    try {
      await onSave(parsed.server);
      onSaved(parsed.server.name);
    } catch (cause) {
      setErrors({ all: sentenceOf(cause) });
      setIsBusy(false);
    }
  };
  return (
    <form noValidate onInput={onInput} onSubmit={handleSubmit} className="flex min-h-0 flex-col">
      <div className="grid gap-5 overflow-y-auto px-6 pt-2 pb-5">
        {!server && (
          <TextField
            label={t("Name")}
            hint={t("Lower-case letters and digits, such as calendar.")}
            autoFocus
            value={form.name}
            error={errors.name}
            onChange={(name) => setForm({ ...form, name })}
          />
        )}
        <TextField
          label={t("Address")}
          hint={t("Where Google reaches it. It begins with https.")}
          inputMode="url"
          placeholder="https://"
          value={form.url}
          error={errors.url}
          onChange={(url) => setForm({ ...form, url })}
        />
        <HeaderRows
          headers={form.headers}
          error={errors.headers}
          isReplacing={server !== null && server.headerNames.length > 0}
          onChange={(headers) => setForm({ ...form, headers })}
        />
        {errors.all && (
          <p role="alert" className="text-sm text-danger">
            {errors.all}
          </p>
        )}
      </div>
      <footer className="flex items-center justify-end gap-2 border-t border-line px-6 py-3">
        <Button variant="plain" onClick={onBack}>
          {t("Back")}
        </Button>
        <Button variant="solid" type="submit" aria-busy={isBusy}>
          {server ? t("Replace") : t("Add server")}
        </Button>
      </footer>
    </form>
  );
}
