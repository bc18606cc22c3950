import { msg, t } from "@/lib/i18n/translate";
import { SHARED_CACHE } from "@/lib/protocol/launch";
import { attachFiles } from "./attachments/attach";
import { showComposerNotice } from "./composer-notice";

const GONE = msg("The shared files could not be taken. Share them once more.");
// Long enough to sign in meanwhile, and too short for whoever has the device next.
const LONGEST_MS = 3_600_000;

/** Puts the files that another app has shared, which the service worker keeps, into the draft of a new chat. */
export async function takeSharedFiles(): Promise<void> {
  const files = await readFiles().catch(() => []);
  const sentence = files.length === 0 ? t(GONE) : attachFiles(null, files);
  if (sentence) showComposerNotice(sentence);
  if ("caches" in window) await caches.delete(SHARED_CACHE);
}

async function readFiles(): Promise<File[]> {
  const cache = await caches.open(SHARED_CACHE);
  const answers = await Promise.all((await cache.keys()).map((request) => cache.match(request)));
  return Promise.all(answers.flatMap((answer) => (answer ? toFile(answer) : [])));
}

async function toFile(answer: Response): Promise<File> {
  const { headers } = answer;
  if (Date.now() - Number(headers.get("x-kept-at")) > LONGEST_MS)
    throw new Error("It was kept for too long.");
  const name = decodeURIComponent(headers.get("x-name") ?? "file");
  return new File([await answer.blob()], name, { type: headers.get("content-type") ?? "" });
}
