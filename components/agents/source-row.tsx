"use client";

import { X } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { TextAreaField } from "@/components/ui/text-area-field";
import { TextField } from "@/components/ui/text-field";
import type { SourceField } from "@/lib/client/agents/new-agent";
import { t } from "@/lib/i18n/translate";
import type { RowErrors } from "./parse-new-agent";

type SourceRowProps = {
  source: SourceField;
  position: number;
  errors: RowErrors;
  onChange: (change: Partial<SourceField>) => void;
  onRemove: () => void;
};

/** A text that is put to a path, or a repository that Google copies into a folder. */
export function SourceRow({ source: field, position, errors, onChange, onRemove }: SourceRowProps) {
  const { type, target, content, source } = field;
  const isText = type === "inline";
  const number = position + 1;
  const plain = { autoCapitalize: "off", spellCheck: false, dir: "ltr" } as const;
  return (
    <fieldset
      aria-label={isText ? t("Text {number}", { number }) : t("Repository {number}", { number })}
      className="grid min-w-0 grid-cols-1 gap-4 rounded-xl border border-line p-4"
    >
      <div className="grid grid-cols-[1fr_auto] items-start gap-2">
        {isText ? (
          <TextField
            {...plain}
            label={t("Path")}
            autoFocus={target === "" && content === ""}
            placeholder="work/notes.txt"
            value={target}
            error={errors.target}
            onChange={(changed) => onChange({ target: changed })}
          />
        ) : (
          <TextField
            {...plain}
            label={t("Address")}
            autoFocus={target === "" && source === ""}
            inputMode="url"
            placeholder="https://"
            hint={t("Google copies it, up to 500 MB.")}
            value={source}
            error={errors.source}
            onChange={(changed) => onChange({ source: changed })}
          />
        )}
        <IconButton
          className="-mt-1.5"
          label={isText ? t("Remove text {number}", { number }) : t("Remove repository {number}", { number })}
          onClick={onRemove}
        >
          <X aria-hidden strokeWidth={1.75} />
        </IconButton>
      </div>
      {isText ? (
        <TextAreaField
          label={t("Text")}
          rows={4}
          value={content}
          error={errors.content}
          onChange={(changed) => onChange({ content: changed })}
        />
      ) : (
        <TextField
          {...plain}
          label={t("Folder")}
          placeholder="work/repository"
          value={target}
          error={errors.target}
          onChange={(changed) => onChange({ target: changed })}
        />
      )}
    </fieldset>
  );
}
