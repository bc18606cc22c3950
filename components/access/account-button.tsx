"use client";

import { CircleUserRound, LogIn } from "lucide-react";
import { DialogRow } from "@/components/sidebar/dialog-row";
import { ROW } from "@/components/sidebar/row-style";
import { lazyPart } from "@/components/ui/lazy-part";
import { loadOnce } from "@/components/ui/load-once";
import { preload } from "@/components/ui/preload";
import { useAccess } from "@/lib/client/access/access-context";
import { usePath } from "@/lib/client/use-path";
import { t } from "@/lib/i18n/translate";
import { signInPath } from "@/lib/protocol/own-path";

const importDialog = loadOnce(() => import("@/components/access/account-dialog"));
const AccountDialog = lazyPart(() => importDialog().then((module) => module.AccountDialog));

/** The way to the account, or to signing in. Where nobody signs in there is nothing. */
export function AccountButton() {
  const { mode, signedInBy } = useAccess();
  const path = usePath();
  if (mode === "open") return null;
  if (!signedInBy) {
    return (
      <a href={signInPath(path)} className={ROW}>
        <LogIn aria-hidden strokeWidth={1.75} />
        {t("Sign in")}
      </a>
    );
  }
  return (
    <DialogRow
      icon={CircleUserRound}
      name={t("Account")}
      command="account"
      onReach={preload(importDialog)}
      Dialog={AccountDialog}
    />
  );
}
