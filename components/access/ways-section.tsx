"use client";

import { Button } from "@/components/ui/button";
import { accessApi } from "@/lib/client/access/access-api";
import { useAccess } from "@/lib/client/access/access-context";
import { deviceName } from "@/lib/client/access/device-name";
import { addPasskey, hasPasskeySupport } from "@/lib/client/access/passkeys";
import { useAttempt } from "@/lib/client/access/use-attempt";
import { formatAgo } from "@/lib/client/format-time";
import { t } from "@/lib/i18n/translate";
import type { AccountEntry } from "@/lib/protocol/api-access";
import { AccessRow } from "./access-row";
import { ProblemLine } from "./problem-line";

type WaysSectionProps = { account: AccountEntry; onChange: (account: AccountEntry) => void };

/** By what one signs in to the account. The last one stays. */
export function WaysSection({ account, onChange }: WaysSectionProps) {
  const { provider, hasPasskeys } = useAccess();
  const { isBusy, error, attempt } = useAttempt();
  const now = Date.now();
  const handleRemove = (remove: () => Promise<unknown>) =>
    attempt(async () => {
      await remove();
      onChange(await accessApi.getAccount());
    });
  const handleConnect = () =>
    attempt(async () => {
      const { url } = await accessApi.beginIdentity();
      window.location.assign(url);
    });
  return (
    <section aria-labelledby="ways-title" className="grid gap-3">
      <h3 id="ways-title" className="text-ui font-medium">
        {t("Ways to sign in")}
      </h3>
      <ul className="grid gap-1">
        {account.identities.map(({ id, createdAt }) => {
          const name = provider?.name ?? t("A provider");
          return (
            <AccessRow
              key={id}
              title={name}
              note={t("Connected {when}", { when: formatAgo(createdAt, now) })}
              action={t("Remove")}
              actionName={t("Remove {name}", { name })}
              onAction={() => handleRemove(() => accessApi.removeIdentity(id))}
            />
          );
        })}
        {account.passkeys.map(({ id, device, lastUsedAt }) => {
          const name = t("Passkey, {device}", { device: deviceName(device) });
          return (
            <AccessRow
              key={id}
              title={name}
              note={t("Used {when}", { when: formatAgo(lastUsedAt, now) })}
              action={t("Remove")}
              actionName={t("Remove {name}", { name })}
              onAction={() => handleRemove(() => accessApi.removePasskey(id))}
            />
          );
        })}
      </ul>
      <ProblemLine text={error} />
      <div className="flex flex-wrap gap-2">
        {hasPasskeys && hasPasskeySupport() && (
          <Button aria-busy={isBusy} onClick={() => attempt(async () => onChange(await addPasskey()))}>
            {t("Add a passkey")}
          </Button>
        )}
        {provider && account.identities.length === 0 && (
          <Button aria-busy={isBusy} onClick={handleConnect}>
            {provider.name === null
              ? t("Connect your account")
              : t("Connect {provider}", { provider: provider.name })}
          </Button>
        )}
      </div>
    </section>
  );
}
