"use client";

import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { t } from "@/lib/i18n/translate";

export default function ErrorPage({ retry }: { error: unknown; retry: () => void }) {
  return (
    <Notice title={t("This page could not be shown")} text={t("Your conversations and your draft are kept.")}>
      <Button variant="solid" onClick={retry}>
        {t("Try again")}
      </Button>
      <Button onClick={() => window.location.assign("/")}>{t("Back to the start")}</Button>
    </Notice>
  );
}
