import type { Metadata } from "next";
import { ArchivedPage } from "@/components/archive/archived-page";
import { ThreadPage } from "@/components/thread/thread-page";
import { t } from "@/lib/i18n/translate";

export const generateMetadata = (): Metadata => ({ title: `${t("Archived")} · Parley` });

export default function Page() {
  return <ThreadPage detail={null} opened={{ place: "archived", content: <ArchivedPage /> }} />;
}
