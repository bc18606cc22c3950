import type { Metadata } from "next";
import { AgentsPage } from "@/components/agents/agents-page";
import { ThreadPage } from "@/components/thread/thread-page";
import { t } from "@/lib/i18n/translate";

export const generateMetadata = (): Metadata => ({ title: `${t("Agents")} · Parley` });

export default function Page() {
  return <ThreadPage detail={null} opened={{ place: "agents", content: <AgentsPage /> }} />;
}
