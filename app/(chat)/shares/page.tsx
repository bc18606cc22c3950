import type { Metadata } from "next";
import { SharesPage } from "@/components/share/shares-page";
import { ThreadPage } from "@/components/thread/thread-page";
import { t } from "@/lib/i18n/translate";

export const generateMetadata = (): Metadata => ({ title: `${t("Shared links")} · Parley` });

export default function Page() {
  return <ThreadPage detail={null} opened={{ place: "shares", content: <SharesPage /> }} />;
}
