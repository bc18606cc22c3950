"use client";

import { useState } from "react";
import { Confirmation } from "@/components/stores/confirmation";
import { useFocusBack } from "@/components/stores/use-focus-back";
import { Button } from "@/components/ui/button";
import { t } from "@/lib/i18n/translate";

type FormFooterProps = {
  problem: string | null;
  isBusy: boolean;
  isChanged: boolean;
  onCancel: () => void;
};

/** The two ways out of the form; what was written is not thrown away by one press. */
export function FormFooter({ problem, isBusy, isChanged, onCancel }: FormFooterProps) {
  const [isAsking, setIsAsking] = useState(false);
  const cancelRef = useFocusBack(isAsking);
  return (
    <footer className="grid gap-3 border-t border-line pt-4">
      {problem && (
        <p role="alert" className="text-sm text-danger">
          {problem}
        </p>
      )}
      {isAsking ? (
        <Confirmation
          question={t("Discard what you have written?")}
          action={t("Discard")}
          onConfirm={async () => onCancel()}
          onCancel={() => setIsAsking(false)}
        />
      ) : (
        <div className="flex items-center justify-end gap-2">
          <Button
            ref={cancelRef}
            variant="plain"
            onClick={() => (isChanged ? setIsAsking(true) : onCancel())}
          >
            {t("Cancel")}
          </Button>
          <Button variant="solid" type="submit" aria-busy={isBusy}>
            {isBusy ? t("Creating") : t("Create agent")}
          </Button>
        </div>
      )}
    </footer>
  );
}
