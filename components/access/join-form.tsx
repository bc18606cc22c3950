"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { joinByPasskey } from "@/lib/client/access/passkeys";
import { useAttempt } from "@/lib/client/access/use-attempt";
import { t } from "@/lib/i18n/translate";
import { ACCOUNT_NAME_LIMIT } from "@/lib/protocol/access";
import { ProblemLine } from "./problem-line";

type JoinFormProps = { needsPassphrase: boolean; onDone: () => void };

/** Makes an account that a passkey opens. */
export function JoinForm({ needsPassphrase, onDone }: JoinFormProps) {
  const [name, setName] = useState("");
  const [passphrase, setPassphrase] = useState("");
  const { isBusy, error, attempt } = useAttempt();
  const isReady = name.trim() !== "" && (!needsPassphrase || passphrase !== "");
  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (!isReady) return;
    const account = { name: name.trim(), ...(needsPassphrase && { passphrase }) };
    if (await attempt(() => joinByPasskey(account))) onDone();
  };
  return (
    <form onSubmit={handleSubmit} className="grid gap-4 pt-3">
      <TextField
        label={t("Your name")}
        hint={t("It is shown to you alone, and tells your passkeys apart.")}
        autoComplete="name"
        maxLength={ACCOUNT_NAME_LIMIT}
        value={name}
        onChange={setName}
      />
      {needsPassphrase && (
        <TextField
          label={t("Passphrase")}
          hint={t("Whoever runs this server gives it to those who may have an account.")}
          type="password"
          value={passphrase}
          onChange={setPassphrase}
        />
      )}
      <ProblemLine text={error} />
      <Button type="submit" aria-busy={isBusy} disabled={!isReady}>
        {t("Create a passkey")}
      </Button>
    </form>
  );
}
