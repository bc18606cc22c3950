"use client";

import { useEffect } from "react";
import { ButtonLink } from "@/components/ui/button-link";
import { Mark } from "@/components/ui/mark";
import { forgetKept } from "@/lib/client/offline/kept";
import { t } from "@/lib/i18n/translate";
import type { AccessState } from "@/lib/protocol/api-access";
import { PasskeyWays } from "./passkey-ways";
import { PassphraseForm } from "./passphrase-form";
import { ProblemLine } from "./problem-line";
import { ProviderButton } from "./provider-button";

type SignInViewProps = {
  access: AccessState;
  /** The path to come back to. */
  to: string;
  /** Why the provider has brought nobody back signed in. */
  problem: string | null;
};

/** The page where one signs in: nothing of anybody's is on it. */
export function SignInView({ access, to, problem }: SignInViewProps) {
  const isStranger = access.isRequired && !access.signedInBy;
  // Whoever was signed in here is not any more, however that came.
  useEffect(() => {
    if (isStranger) void forgetKept();
  }, [isStranger]);
  const handleDone = () => window.location.assign(to);
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-sm flex-col gap-6 px-6 pt-[18dvh] pb-10">
      <header className="grid gap-3">
        <Mark className="size-9" />
        <h1 className="text-xl font-semibold">{t("Sign in to Parley")}</h1>
        <p className="text-ink-soft">
          {access.mode === "passphrase"
            ? t("This server is for those who know its passphrase.")
            : t("Your conversations are in your account, on any device.")}
        </p>
      </header>
      <ProblemLine text={problem} />
      {access.signedInBy ? (
        <ButtonLink href={to}>{t("Back to Parley")}</ButtonLink>
      ) : (
        <div className="grid gap-3">
          {access.mode === "passphrase" && <PassphraseForm onDone={handleDone} />}
          {access.provider && <ProviderButton name={access.provider.name} to={to} />}
          {access.hasPasskeys && <PasskeyWays access={access} onDone={handleDone} />}
          {!access.isRequired && (
            <ButtonLink variant="plain" href={to}>
              {t("Go on without signing in")}
            </ButtonLink>
          )}
        </div>
      )}
    </main>
  );
}
