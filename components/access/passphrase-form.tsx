"use client";

import { type FormEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { accessApi } from "@/lib/client/access/access-api";
import { useAttempt } from "@/lib/client/access/use-attempt";
import { t } from "@/lib/i18n/translate";
import { ProblemLine } from "./problem-line";

export function PassphraseForm({ onDone }: { onDone: () => void }) {
  const [passphrase, setPassphrase] = useState("");
  const { isBusy, error, attempt } = useAttempt();
  const fieldRef = useRef<HTMLInputElement>(null);
  // What is typed, or filled in by the browser, before the page is hydrated stands in the field and nowhere else.
  useEffect(() => setPassphrase(fieldRef.current?.value ?? ""), []);
  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (passphrase === "") return;
    if (await attempt(() => accessApi.signInByPassphrase(passphrase))) onDone();
  };
  return (
    <form onSubmit={handleSubmit} className="grid gap-4">
      <TextField
        ref={fieldRef}
        label={t("Passphrase")}
        type="password"
        autoComplete="current-password"
        value={passphrase}
        onChange={setPassphrase}
      />
      <ProblemLine text={error} />
      <Button variant="solid" type="submit" aria-busy={isBusy} disabled={passphrase === ""}>
        {t("Enter")}
      </Button>
    </form>
  );
}
