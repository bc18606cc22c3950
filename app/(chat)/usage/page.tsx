import type { Metadata } from "next";
import { ThreadPage } from "@/components/thread/thread-page";
import { t } from "@/lib/i18n/translate";

export const generateMetadata = (): Metadata => ({ title: `${t("Usage")} · Parley` });

export default function UsagePage() {
  return <ThreadPage detail={null} />;
}
