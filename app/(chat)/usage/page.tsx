import type { Metadata } from "next";
import { ThreadPage } from "@/components/thread/thread-page";
import { UsagePage } from "@/components/usage/usage-page";
import { t } from "@/lib/i18n/translate";

export const generateMetadata = (): Metadata => ({ title: `${t("Usage")} · Parley` });

export default function Page() {
  return <ThreadPage detail={null} opened={{ place: "usage", content: <UsagePage /> }} />;
}
