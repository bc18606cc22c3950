import "server-only";
import type { Metadata } from "next";
import { headers } from "next/headers";
import { after } from "next/server";
import { cache } from "react";
import { t } from "@/lib/i18n/translate";
import { idSchema } from "@/lib/protocol/schemas";
import { SHARE_PATH } from "@/lib/protocol/share-path";
import type { ShareSnapshot } from "@/lib/protocol/shares";
import { originOf } from "./access/origin";
import { HttpError } from "./errors";
import { countView, getShare } from "./shares/get-share";

/** What a link shows, once for a request; "gone" where it did, null where there is no such link. */
export const loadShare = cache(async (shareId: string): Promise<ShareSnapshot | "gone" | null> => {
  if (!idSchema.safeParse(shareId).success) return null;
  try {
    const share = await getShare(shareId, await headers());
    after(() => countView(shareId));
    return share;
  } catch (cause) {
    if (!(cause instanceof HttpError)) throw cause;
    if (cause.code === "share_gone") return "gone";
    // Who guesses too much learns nothing of what there is, and not that it is counted either.
    if (cause.code === "not_found" || cause.code === "limit_reached") return null;
    throw cause;
  }
});

/** What a shared page says of itself to who previews its link. */
export async function describeShare(shareId: string): Promise<Metadata> {
  const share = await loadShare(shareId);
  if (share === "gone" || share === null) return { title: `${t("Not shared")} · Parley` };
  const origin = originOf(await headers());
  const picture = new URL(`/api/shares/${shareId}/picture`, origin);
  return {
    title: `${share.title} · Parley`,
    openGraph: {
      type: "article",
      siteName: "Parley",
      title: share.title,
      url: new URL(SHARE_PATH + shareId, origin),
      images: [{ url: picture, width: 1200, height: 630, alt: share.title }],
    },
    twitter: { card: "summary_large_image" },
  };
}
