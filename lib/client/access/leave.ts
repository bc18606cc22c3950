import { accessApi } from "@/lib/client/access/access-api";
import { flushDrafts } from "@/lib/client/composer-store";
import { forgetKept } from "@/lib/client/offline/kept";
import { setPreference } from "@/lib/client/preferences";
import { DEFAULT_SETTINGS } from "@/lib/protocol/targets";

const OURS = "parley.";
// How this browser looks is its own, whoever uses it.
const KEPT = new Set(["parley.preferences"]);

/** Signs out, and leaves nothing in this browser that the next person could read. */
export async function signOut(): Promise<void> {
  await accessApi.signOut();
  await forgetHere();
  window.location.assign("/");
}

/** Keeps drafts: whoever knows the passphrase finds the same conversations here again, and nobody else reads them. */
export async function lock(): Promise<void> {
  await accessApi.signOut();
  await forgetKept();
  window.location.assign("/");
}

/** Deletes all that is somebody's, at the server and in this browser. */
export async function deleteEverything(): Promise<void> {
  await accessApi.deleteAccount();
  await forgetHere();
  window.location.assign("/");
}

async function forgetHere(): Promise<void> {
  // What is still to be saved would be saved as the page goes.
  flushDrafts();
  setPreference("draftSettings", DEFAULT_SETTINGS);
  setPreference("beginning", null);
  for (const storage of [localStorage, sessionStorage]) {
    const keys = Object.keys(storage).filter((key) => key.startsWith(OURS) && !KEPT.has(key));
    for (const key of keys) storage.removeItem(key);
  }
  await forgetKept();
}
