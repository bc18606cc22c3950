// Apart from the schemas of `shares.ts`, so that a page which needs only this does not load a validator.

/** Before the id of a link. */
export const SHARE_PATH = "/s/";

const SHARE = /^\/s\/([^/]+)$/;

/** The id in the path of a shared page; null for any other. */
export function shareIdOf(path: string): string | null {
  return SHARE.exec(path)?.[1] ?? null;
}
