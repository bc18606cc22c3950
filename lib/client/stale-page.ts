import { BUILD, BUILD_HEADER } from "@/lib/protocol/build";
import { flushDrafts } from "./composer-store";

const KEY = "parley.reloaded-for";

let serverBuild = BUILD;

/** Every answer says of which build the server is. */
export function noteBuild({ headers }: Response): void {
  serverBuild = headers.get(BUILD_HEADER) ?? serverBuild;
}

/** Whether the server has been replaced since this page was loaded, so that the two may not understand each other. */
export function isStale(): boolean {
  return serverBuild !== BUILD;
}

/**
 * Loads the page again where the server is of another build; drafts and what was sent are kept. False where that
 * is not so, or was done for that build before: a page that is kept by a cache must not go round for ever.
 */
export function reloadStalePage(): boolean {
  if (!isStale() || wasReloaded()) return false;
  flushDrafts();
  window.location.reload();
  return true;
}

function wasReloaded(): boolean {
  try {
    const isAgain = sessionStorage.getItem(KEY) === serverBuild;
    sessionStorage.setItem(KEY, serverBuild);
    return isAgain;
  } catch {
    return true;
  }
}

/** Asks of which build the server is now. Without an answer the page stays what it is taken for. */
export async function askBuild(): Promise<void> {
  const response = await fetch("/api/health").catch(() => null);
  if (response) noteBuild(response);
}
