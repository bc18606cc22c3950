import type { Metadata } from "next";
import { headers } from "next/headers";
import { ThreadPage } from "@/components/thread/thread-page";
import { t } from "@/lib/i18n/translate";

export const generateMetadata = (): Metadata => ({
  title: `${t("Continue a conversation")} · Parley`,
  robots: { index: false },
});

type PageProps = { params: Promise<{ shareId: string }> };

export default async function ContinuePage({ params }: PageProps) {
  const { shareId } = await params;
  // From a page of ours a person has asked for it. What leads here from elsewhere must not do it by itself.
  const isAsked = (await headers()).get("sec-fetch-site") === "same-origin";
  return <ThreadPage detail={null} continued={{ shareId, isAsked }} />;
}
