import { PageLink } from "@/components/sidebar/page-link";
import { SidebarToggle } from "@/components/sidebar/sidebar-toggle";
import { BUTTON_SHAPE, BUTTON_VARIANTS } from "@/components/ui/button-style";
import { Notice } from "@/components/ui/notice";
import { COMPOSER_ID } from "@/lib/client/focus-composer";
import { t } from "@/lib/i18n/translate";

export function ThreadMissing() {
  return (
    <>
      <div className="flex h-13 items-center px-2">
        <SidebarToggle className="md:not-collapsed:hidden" />
      </div>
      <Notice
        title={t("This conversation is not here")}
        text={t("It was deleted, or it belongs to someone else.")}
      >
        {/* Where one would skip to writing, one comes to the way there. */}
        <PageLink id={COMPOSER_ID} threadId={null} className={`${BUTTON_SHAPE} ${BUTTON_VARIANTS.quiet}`}>
          {t("Begin another")}
        </PageLink>
      </Notice>
    </>
  );
}
