/** The page that the service worker keeps. */
export const OFFLINE_PATH = "/offline";

/** Tells a page on the server its own path. */
export const PATH_HEADER = "x-parley-path";

// As long a query as the address of the page to sign in has room for, and no sign that `URLSearchParams` would not write.
const PAGE = /^\/(?:[\w-]+(?:\/[\w-]+)*|\?[\w*.+%=&-]{1,1500})?$/;
const NO_PAGE = /^\/(?:api|embed|sign-in)(?:\/|$)/;

/**
 * The path of a page of ours, or the start page for whatever else was asked for. It takes so few characters that
 * no browser can read another host, scheme or encoding into it. The start page keeps what a link asks of it.
 */
export function toOwnPath(path: string | null | undefined): string {
  return path && PAGE.test(path) && !NO_PAGE.test(path) ? path : "/";
}

/** Where one signs in to come back to a page. */
export function signInPath(path: string): string {
  const own = toOwnPath(path);
  return own === "/" ? "/sign-in" : `/sign-in?to=${encodeURIComponent(own)}`;
}
