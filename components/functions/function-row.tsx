"use client";

import { Switch } from "@base-ui/react/switch";
import { Pencil, Trash2 } from "lucide-react";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import type { FunctionEntry } from "@/lib/client/functions/function-entries";
import { t } from "@/lib/i18n/translate";

type FunctionRowProps = {
  entry: FunctionEntry;
  isFocused: boolean;
  onSwitch: (isOn: boolean) => void;
  onEdit: () => void;
  onDelete: () => void;
};

export function FunctionRow({ entry, isFocused, onSwitch, onEdit, onDelete }: FunctionRowProps) {
  const id = useId();
  const [isDeleting, setIsDeleting] = useState(false);
  const { declared, origin, isOn } = entry;
  const { name, description, executor, approval } = declared;
  // What the model reads is English; a built-in function can say it in the language of the page.
  const described = origin === "built_in" && description ? t(description) : description;
  const ways = [
    ...(executor.kind === "browser" ? [t("In this browser")] : []),
    ...(executor.kind === "by_hand" ? [t("By hand")] : []),
    ...(approval === "ask" ? [t("asks first")] : []),
  ];
  if (isDeleting) {
    return (
      <li className="flex min-h-12 items-center gap-2 px-2">
        <p className="min-w-0 flex-1 truncate text-sm">{t("Delete {name} for good?", { name })}</p>
        <Button variant="danger" autoFocus onClick={onDelete}>
          {t("Delete")}
        </Button>
        <Button onClick={() => setIsDeleting(false)}>{t("Keep")}</Button>
      </li>
    );
  }
  return (
    <li className="flex min-h-12 items-center gap-1 rounded-lg px-2 py-1">
      <div className="grid min-w-0 flex-1">
        <span id={`${id}-name`} className="truncate font-medium font-mono text-[0.8125rem]">
          {name}
        </span>
        <span id={`${id}-note`} dir="auto" className="w-fit max-w-full truncate text-sm text-ink-faint">
          {toSentence([...ways, ...(described ? [described] : [])])}
        </span>
      </div>
      <IconButton label={t("Edit {name}", { name })} autoFocus={isFocused} onClick={onEdit}>
        <Pencil aria-hidden strokeWidth={1.75} />
      </IconButton>
      {origin !== "built_in" && (
        <IconButton label={t("Delete {name}", { name })} onClick={() => setIsDeleting(true)}>
          <Trash2 aria-hidden strokeWidth={1.75} />
        </IconButton>
      )}
      <Switch.Root
        checked={isOn}
        onCheckedChange={onSwitch}
        aria-labelledby={`${id}-name`}
        aria-describedby={`${id}-note`}
        className="tinted relative ms-2 h-5 w-9 shrink-0 cursor-pointer rounded-full bg-edge transition-colors before:absolute before:-inset-3 data-checked:bg-accent"
      >
        <Switch.Thumb className="absolute start-0.5 top-0.5 size-4 rounded-full bg-canvas transition-transform data-checked:translate-x-4 rtl:data-checked:-translate-x-4 forced-colors:bg-[ButtonText]" />
      </Switch.Root>
    </li>
  );
}

function toSentence(parts: readonly string[]): string {
  const text = parts.join(" · ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
