import { PageLink } from "@/components/sidebar/page-link";
import { SidebarToggle } from "@/components/sidebar/sidebar-toggle";
import { BUTTON_SHAPE, BUTTON_VARIANTS } from "@/components/ui/button-style";
import { Notice } from "@/components/ui/notice";

export function ThreadMissing() {
  return (
    <>
      <div className="flex h-13 items-center px-2">
        <SidebarToggle className="md:not-collapsed:hidden" />
      </div>
      <Notice title="This conversation is not here" text="It was deleted, or it belongs to someone else.">
        <PageLink threadId={null} className={`${BUTTON_SHAPE} ${BUTTON_VARIANTS.quiet}`}>
          Begin another
        </PageLink>
      </Notice>
    </>
  );
}
