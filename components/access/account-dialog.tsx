"use client";

import { Dialog } from "@/components/ui/dialog";
import { useAccess } from "@/lib/client/access/access-context";
import { t } from "@/lib/i18n/translate";
import { AccountSections } from "./account-sections";
import { LockSection } from "./lock-section";

/** Who is signed in here, by what, where else, and the ways out. */
export function AccountDialog({ onClose }: { onClose: () => void }) {
  const { mode } = useAccess();
  return (
    <Dialog title={t("Account")} onClose={onClose}>
      <div className="grid grid-cols-1 gap-7 overflow-y-auto px-6 pt-3 pb-7">
        {mode === "accounts" ? <AccountSections /> : <LockSection />}
      </div>
    </Dialog>
  );
}
