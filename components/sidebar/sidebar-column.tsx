import { t } from "@/lib/i18n/translate";
import { Sidebar } from "./sidebar";

/** The sidebar of a wide screen. Whether it shows is decided by CSS alone, so the first paint is right. */
export function SidebarColumn() {
  return (
    <aside
      aria-label={t("Sidebar")}
      className="tinted hidden w-68 shrink-0 flex-col border-e border-line bg-surface md:flex collapsed:hidden low:overflow-y-auto"
    >
      <Sidebar />
    </aside>
  );
}
