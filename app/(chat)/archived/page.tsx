import type { Metadata } from "next";
import { ThreadPage } from "@/components/thread/thread-page";
import { t } from "@/lib/i18n/translate";

export const generateMetadata = (): Metadata => ({ title: `${t("Archived")} · Parley` });

export default function ArchivedPage() {
  return <ThreadPage detail={null} />;
}
