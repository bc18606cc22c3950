import "server-only";
import type { CreateShare, ShareSnapshot } from "@/lib/protocol/shares";
import type { Turn } from "@/lib/protocol/thread";
import { serveShareFile } from "./serve-share-file";

export const NOBODY = new Headers();

export const asked = (turn: Pick<Turn, "id">, more: Partial<CreateShare> = {}): CreateShare => ({
  headTurnId: turn.id,
  title: "About bridges",
  mediaIds: [],
  expiresInDays: null,
  ...more,
});

/** The addresses of files that a snapshot leads to. */
export const filesOf = (snapshot: ShareSnapshot) =>
  [...JSON.stringify(snapshot).matchAll(/\/api\/shares\/([\w-]{22})\/files\/([\w-]{22})/g)].map(
    ([, shareId = "", fileId = ""]) => ({ shareId, fileId }),
  );

export function fetchFile(file: { shareId: string; fileId: string }, headers = {}): Promise<Response> {
  const { shareId, fileId } = file;
  return serveShareFile(shareId, fileId, new Request("http://localhost/file", { headers }));
}

export async function bytesOf(response: Response): Promise<Buffer> {
  return Buffer.from(await response.arrayBuffer());
}
