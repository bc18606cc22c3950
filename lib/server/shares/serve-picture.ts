import "server-only";
import { findPicture } from "./find-picture";
import { getShare } from "./get-share";
import { toPictureWords } from "./picture-words";

/** The preview of a link, to anybody. Throws what `getShare` does, and `too_many_requests`. */
export async function servePicture(shareId: string, headers: Headers): Promise<Response> {
  const { title } = await getShare(shareId, headers);
  return new Response(await findPicture(toPictureWords(title)), { headers: { "content-type": "image/png" } });
}
