"use client";

import { KeyRound } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { ButtonVariant } from "@/components/ui/button-style";
import { signInByPasskey } from "@/lib/client/access/passkeys";
import { useAttempt } from "@/lib/client/access/use-attempt";
import { t } from "@/lib/i18n/translate";
import { ProblemLine } from "./problem-line";

type PasskeyButtonProps = { variant: ButtonVariant; onDone: () => void };

export function PasskeyButton({ variant, onDone }: PasskeyButtonProps) {
  const { isBusy, error, attempt } = useAttempt();
  const handleClick = async () => {
    if (await attempt(signInByPasskey)) onDone();
  };
  return (
    <>
      <Button variant={variant} aria-busy={isBusy} onClick={handleClick}>
        <KeyRound aria-hidden className="size-4" strokeWidth={1.75} />
        {t("Sign in with a passkey")}
      </Button>
      <ProblemLine text={error} />
    </>
  );
}
