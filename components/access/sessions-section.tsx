"use client";

import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { accessApi } from "@/lib/client/access/access-api";
import { deviceName } from "@/lib/client/access/device-name";
import { signOut } from "@/lib/client/access/leave";
import { useAttempt } from "@/lib/client/access/use-attempt";
import { formatAgo } from "@/lib/client/format-time";
import { t } from "@/lib/i18n/translate";
import type { SessionEntry } from "@/lib/protocol/api-access";
import { AccessRow } from "./access-row";
import { ProblemLine } from "./problem-line";

/** Where the account is signed in, and how to end that. */
export function SessionsSection() {
  const [sessions, setSessions] = useState<SessionEntry[]>([]);
  const { isBusy, error, attempt } = useAttempt();
  const load = async () => setSessions((await accessApi.listSessions()).sessions);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for once, as the dialog opens.
  useEffect(() => {
    void attempt(load);
  }, []);
  const handleRevoke = (revoke: () => Promise<unknown>) =>
    attempt(async () => {
      await revoke();
      await load();
    });
  return (
    <section aria-labelledby="sessions-title" className="grid gap-3">
      <h3 id="sessions-title" className="text-ui font-medium">
        {t("Signed in on")}
      </h3>
      <ul className="grid gap-1">
        {sessions.map(({ id, device, lastSeenAt, isCurrent }) => {
          const title = deviceName(device);
          return (
            <AccessRow
              key={id}
              title={title}
              note={
                isCurrent ? t("This browser") : t("Seen {when}", { when: formatAgo(lastSeenAt, Date.now()) })
              }
              action={t("Sign out")}
              actionName={t("Sign out {device}", { device: title })}
              {...(!isCurrent && { onAction: () => void handleRevoke(() => accessApi.revokeSession(id)) })}
            />
          );
        })}
      </ul>
      <ProblemLine text={error} />
      <div className="flex flex-wrap gap-2">
        <Button aria-busy={isBusy} onClick={() => attempt(signOut)}>
          {t("Sign out here")}
        </Button>
        {sessions.length > 1 && (
          <Button aria-busy={isBusy} onClick={() => handleRevoke(accessApi.revokeOtherSessions)}>
            {t("Sign out everywhere else")}
          </Button>
        )}
      </div>
    </section>
  );
}
