import { SHARE_PATH } from "@/lib/protocol/share-path";

/** The whole address of a link, to be given to others. */
export function shareAddress(shareId: string): string {
  return `${window.location.origin}${SHARE_PATH}${shareId}`;
}

/** Where a shared conversation is taken over, under the policy of a page that may ask. */
export function continuePath(shareId: string): string {
  return `/continue/${shareId}`;
}
