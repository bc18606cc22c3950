import { notFound } from "next/navigation";
import { SavedThreadPage } from "@/components/thread/saved-thread-page";
import { loadThread } from "@/lib/server/pages";

export default async function SavedPage({ params }: { params: Promise<{ threadId: string }> }) {
  const detail = await loadThread((await params).threadId);
  if (!detail) notFound();
  return <SavedThreadPage detail={detail} />;
}
