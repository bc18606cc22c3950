import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import { t } from "@/lib/i18n/translate";

export default function NotFoundPage() {
  return (
    <Notice
      title={t("There is nothing here")}
      text={t("The address may be mistyped, or what was here is deleted or not yours.")}
    >
      <ButtonLink href="/">{t("Back to the start")}</ButtonLink>
    </Notice>
  );
}
