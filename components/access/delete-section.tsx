"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { deleteEverything } from "@/lib/client/access/leave";
import { useAttempt } from "@/lib/client/access/use-attempt";
import { msg, t } from "@/lib/i18n/translate";
import { ProblemLine } from "./problem-line";

const WORD = msg("delete");

type DeleteSectionProps = {
  /** The verb and what it is done to. */
  title: string;
  /** What goes. */
  text: string;
};

/** Deletes all that is one's own, once a word is typed that nobody types by chance. */
export function DeleteSection({ title, text }: DeleteSectionProps) {
  const [isOpen, setIsOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const { isBusy, error, attempt } = useAttempt();
  const word = t(WORD);
  const isConfirmed = [WORD, word.toLowerCase()].includes(typed.trim().toLowerCase());
  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (isConfirmed) await attempt(deleteEverything);
  };
  if (!isOpen) {
    return (
      <Button
        variant="plain"
        className="-ms-3.5 justify-self-start text-danger!"
        onClick={() => setIsOpen(true)}
      >
        {title}
      </Button>
    );
  }
  return (
    <form aria-label={title} onSubmit={handleSubmit} className="grid gap-3">
      <p className="text-sm">{text}</p>
      <TextField
        label={t("Type “{word}” to confirm", { word })}
        autoFocus
        autoCapitalize="none"
        value={typed}
        onChange={setTyped}
      />
      <ProblemLine text={error} />
      <div className="flex justify-end gap-2">
        <Button variant="plain" onClick={() => setIsOpen(false)}>
          {t("Keep")}
        </Button>
        <Button variant="danger" type="submit" aria-busy={isBusy} disabled={!isConfirmed}>
          {title}
        </Button>
      </div>
    </form>
  );
}
