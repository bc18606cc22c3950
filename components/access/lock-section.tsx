"use client";

import { Button } from "@/components/ui/button";
import { lock } from "@/lib/client/access/leave";
import { useAttempt } from "@/lib/client/access/use-attempt";
import { t } from "@/lib/i18n/translate";
import { ProblemLine } from "./problem-line";

/** Where one came by the passphrase, nothing but this browser leads to the conversations. */
export function LockSection() {
  const { isBusy, error, attempt } = useAttempt();
  return (
    <section className="grid gap-3">
      <p className="text-sm text-ink-soft">
        {t(
          "You came in by the passphrase, so your conversations open in this browser alone. Signed out, it asks for the passphrase before it shows them again.",
        )}
      </p>
      <ProblemLine text={error} />
      <Button className="justify-self-start" aria-busy={isBusy} onClick={() => attempt(lock)}>
        {t("Sign out")}
      </Button>
    </section>
  );
}
