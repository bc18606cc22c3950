"use client";

import { Button } from "@/components/ui/button";
import { accessApi } from "@/lib/client/access/access-api";
import { useAttempt } from "@/lib/client/access/use-attempt";
import { t } from "@/lib/i18n/translate";
import { ProblemLine } from "./problem-line";

type ProviderButtonProps = { name: string | null; to: string };

/** Leaves for the provider, which sends the browser back signed in. */
export function ProviderButton({ name, to }: ProviderButtonProps) {
  const { isBusy, error, attempt } = useAttempt();
  const handleClick = () =>
    attempt(async () => {
      const { url } = await accessApi.beginOidc(to);
      window.location.assign(url);
    });
  return (
    <>
      <Button variant="solid" aria-busy={isBusy} onClick={handleClick}>
        {name === null ? t("Continue with your account") : t("Continue with {provider}", { provider: name })}
      </Button>
      <ProblemLine text={error} />
    </>
  );
}
