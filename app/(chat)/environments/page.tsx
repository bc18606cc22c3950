import type { Metadata } from "next";
import { ThreadPage } from "@/components/thread/thread-page";

export const metadata: Metadata = { title: "Environments · Parley" };

export default function EnvironmentsPage() {
  return <ThreadPage detail={null} />;
}
