"use client";

import { useEffect, useState } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import { accessApi } from "@/lib/client/access/access-api";
import { useAttempt } from "@/lib/client/access/use-attempt";
import { useDelayed } from "@/lib/client/use-delayed";
import { t } from "@/lib/i18n/translate";
import type { AccountEntry } from "@/lib/protocol/api-access";
import { AccountNameField } from "./account-name-field";
import { DeleteSection } from "./delete-section";
import { ProblemLine } from "./problem-line";
import { SessionsSection } from "./sessions-section";
import { WaysSection } from "./ways-section";

/** The account of who is signed in. */
export function AccountSections() {
  const [account, setAccount] = useState<AccountEntry | null>(null);
  const { error, attempt } = useAttempt();
  const isSlow = useDelayed(account === null && error === null, 300);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for once, as the dialog opens.
  useEffect(() => {
    void attempt(async () => setAccount(await accessApi.getAccount()));
  }, []);
  if (!account) {
    if (error) return <ProblemLine text={error} />;
    return (
      isSlow && (
        <div role="status" aria-label={t("Loading")}>
          <Skeleton className="w-48" />
        </div>
      )
    );
  }
  return (
    <>
      <AccountNameField account={account} onChange={setAccount} />
      <WaysSection account={account} onChange={setAccount} />
      <SessionsSection />
      <DeleteSection
        title={t("Delete account")}
        text={t(
          "All of your conversations, files, shared links, stores, agents and environments go with it, here and at Google. Nothing can be brought back.",
        )}
      />
    </>
  );
}
