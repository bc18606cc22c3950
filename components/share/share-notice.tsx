import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import { msg, t } from "@/lib/i18n/translate";

const GONE = {
  title: msg("This link is no longer shared"),
  text: msg("Whoever made it has revoked it, or its time is over. Ask them for another one."),
};
const MISSING = {
  title: msg("There is nothing here"),
  text: msg("The link may be mistyped or cut off."),
};

/** In the place of a shared page that is not there. */
export function ShareNotice({ isGone }: { isGone: boolean }) {
  const { title, text } = isGone ? GONE : MISSING;
  return (
    <Notice title={t(title)} text={t(text)}>
      <ButtonLink href="/">{t("Go to Parley")}</ButtonLink>
    </Notice>
  );
}
