"use client";

import { useAnnounce } from "@/components/ui/use-announce";
import { ApiError } from "@/lib/client/request";
import { download } from "@/lib/client/transfer/download";
import { msg, t } from "@/lib/i18n/translate";

const LOST = msg("The server could not be reached, so nothing was exported. Try again.");
const NOTHING = msg("There is nothing here to export.");
const TOO_MUCH = msg("Other downloads are still open. Try again when they are done.");
const FAILED = msg("This could not be exported. Try again.");

/** Saves what is at an address, and says so where that cannot be done. */
export function useDownload(): (address: string) => void {
  const announce = useAnnounce();
  return (address) => {
    download(address).catch((cause: unknown) => announce({ text: t(sentenceOf(cause)) }));
  };
}

function sentenceOf(cause: unknown): string {
  if (!(cause instanceof ApiError)) return LOST;
  if (cause.status === 404) return NOTHING;
  return cause.status === 429 ? TOO_MUCH : FAILED;
}
