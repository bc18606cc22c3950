"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { accessApi } from "@/lib/client/access/access-api";
import { useAttempt } from "@/lib/client/access/use-attempt";
import { t } from "@/lib/i18n/translate";
import { ACCOUNT_NAME_LIMIT } from "@/lib/protocol/access";
import type { AccountEntry } from "@/lib/protocol/api-access";

type AccountNameFieldProps = { account: AccountEntry; onChange: (account: AccountEntry) => void };

export function AccountNameField({ account, onChange }: AccountNameFieldProps) {
  const [name, setName] = useState(account.name);
  const { isBusy, error, attempt } = useAttempt();
  const isChanged = name.trim() !== account.name && name.trim() !== "";
  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (isChanged) await attempt(async () => onChange(await accessApi.updateAccount({ name: name.trim() })));
  };
  return (
    <form onSubmit={handleSubmit} className="flex items-end gap-2">
      <div className="min-w-0 flex-1">
        <TextField
          label={t("Name")}
          error={error ?? undefined}
          maxLength={ACCOUNT_NAME_LIMIT}
          value={name}
          onChange={setName}
        />
      </div>
      {isChanged && (
        <Button type="submit" aria-busy={isBusy}>
          {t("Save")}
        </Button>
      )}
    </form>
  );
}
