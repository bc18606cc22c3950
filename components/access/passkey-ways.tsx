"use client";

import { Disclosure } from "@/components/ui/disclosure";
import { hasPasskeySupport } from "@/lib/client/access/passkeys";
import { useHydrated } from "@/lib/client/use-hydrated";
import { t } from "@/lib/i18n/translate";
import type { AccessState } from "@/lib/protocol/api-access";
import { JoinForm } from "./join-form";
import { PasskeyButton } from "./passkey-button";

type PasskeyWaysProps = { access: AccessState; onDone: () => void };

/** To sign in by a passkey, or to make an account that one opens. */
export function PasskeyWays({ access, onDone }: PasskeyWaysProps) {
  const isHydrated = useHydrated();
  if (isHydrated && !hasPasskeySupport()) {
    return (
      <p className="text-sm text-ink-soft">
        {t("This browser knows no passkeys here. Use a newer one, or open this page over https.")}
      </p>
    );
  }
  return (
    <>
      <PasskeyButton variant={access.provider ? "quiet" : "solid"} onDone={onDone} />
      {access.canJoinByPasskey && (
        <Disclosure label={t("Make an account")}>
          <JoinForm needsPassphrase={access.needsPassphrase} onDone={onDone} />
        </Disclosure>
      )}
    </>
  );
}
