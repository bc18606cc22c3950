import type { Metadata } from "next";
import { EnvironmentsPage } from "@/components/environments/environments-page";
import { ThreadPage } from "@/components/thread/thread-page";
import { t } from "@/lib/i18n/translate";

export const generateMetadata = (): Metadata => ({ title: `${t("Environments")} · Parley` });

export default function Page() {
  return <ThreadPage detail={null} opened={{ place: "environments", content: <EnvironmentsPage /> }} />;
}
