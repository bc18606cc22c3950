import type { Metadata } from "next";
import { ThreadPage } from "@/components/thread/thread-page";

export const metadata: Metadata = { title: "Agents · Parley" };

export default function AgentsPage() {
  return <ThreadPage detail={null} />;
}
