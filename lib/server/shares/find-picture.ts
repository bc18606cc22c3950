import "server-only";
import { createHash } from "node:crypto";
import { HttpError } from "@/lib/server/errors";
import { processWide } from "@/lib/server/process-wide";
import { drawPicture } from "./picture";

type Bytes = Uint8Array<ArrayBuffer>;

/** Some 30 kB each. */
const KEPT_MAX = 200;
/** Each keeps a processor busy for a while: one after the other, and no long queue of them. */
const WAITING_MAX = 50;

type Pictures = { kept: Map<string, Promise<Bytes>>; waiting: number; last: Promise<unknown> };

/**
 * The picture with these words, drawn at most once at a time. All that is drawn of a snapshot are its words, so
 * their hash names the picture. Throws `too_many_requests`.
 */
export async function findPicture(words: string | null): Promise<Bytes> {
  const { kept, ...pictures } = picturesOf();
  const key = createHash("sha256").update(JSON.stringify(words)).digest("base64url");
  const known = kept.get(key);
  if (!known && pictures.waiting >= WAITING_MAX) throw new HttpError("too_many_requests");
  const picture = known ?? drawNext(words);
  // The one that was asked for last goes last.
  kept.delete(key);
  kept.set(key, picture);
  picture.catch(() => kept.delete(key));
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT_MAX) break;
    kept.delete(oldest);
  }
  return picture;
}

function drawNext(words: string | null): Promise<Bytes> {
  const pictures = picturesOf();
  pictures.waiting += 1;
  const drawn = pictures.last
    .then(() => drawPicture(words))
    .finally(() => {
      pictures.waiting -= 1;
    });
  pictures.last = drawn.catch(() => undefined);
  return drawn;
}

function picturesOf(): Pictures {
  return processWide("share-pictures", () => ({ kept: new Map(), waiting: 0, last: Promise.resolve() }));
}
