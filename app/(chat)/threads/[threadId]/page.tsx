import { notFound } from "next/navigation";
import { ThreadPage } from "@/components/thread/thread-page";
import { loadThread } from "@/lib/server/pages";

export default async function SavedThreadPage({ params }: { params: Promise<{ threadId: string }> }) {
  const detail = await loadThread((await params).threadId);
  if (!detail) notFound();
  return <ThreadPage detail={detail} />;
}
