import type { Metadata } from "next";
import { Activity } from "react";
import { ShareNotice } from "@/components/share/share-notice";
import { SharedPage } from "@/components/share/shared-page";
import { describeShare, loadShare } from "@/lib/server/share-pages";

type PageProps = { params: Promise<{ shareId: string }> };

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return describeShare((await params).shareId);
}

export default async function SharePage({ params }: PageProps) {
  const { shareId } = await params;
  const share = await loadShare(shareId);
  // With which status, the proxy says.
  if (share === "gone" || share === null) return <ShareNotice isGone={share === "gone"} />;
  // Where a browser has read the markup otherwise, this much is drawn anew: the whole document may not be, as
  // the policy lets nobody write a script into it again. `Suspense` would do so too, and show it a moment late.
  return (
    <Activity>
      <SharedPage shareId={shareId} share={share} />
    </Activity>
  );
}
