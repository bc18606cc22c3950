import { type NextRequest, NextResponse } from "next/server";
import { LOCALE_COOKIE, localeIn } from "@/lib/i18n/locales";
import { BUILD, BUILD_HEADER } from "@/lib/protocol/build";
import { PATH_HEADER } from "@/lib/protocol/own-path";
import { SHARE_PATH, shareIdOf } from "@/lib/protocol/share-path";
import { newNonce, pagePolicy } from "@/lib/server/content-policy";
import { shareStatus } from "@/lib/server/shares/share-status";

/** Headers that Next reads as its own: from a browser they are somebody's attempt. */
const NOT_FROM_OUTSIDE = /^(content-security-policy|x-nonce|x-middleware-|next-resume|next-action)/;

/** Of shared pages, whether there is something to see or not. */
const SHARE_HEADERS = {
  "x-robots-tag": "noindex, nofollow, noarchive",
  "referrer-policy": "no-referrer",
  "cache-control": "private, no-store",
};

/**
 * Gives every page its policy with a nonce of its own. It guards nothing: whose a thing is, is asked where
 * it is read, and `/api` does not pass here at all, as a body that does is cut at 10 MB.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname, search, searchParams } = request.nextUrl;
  const isShare = pathname.startsWith(SHARE_PATH);
  const policy = pagePolicy({ nonce: newNonce(), isShare });
  const headers = new Headers([...request.headers].filter(([name]) => !NOT_FROM_OUTSIDE.test(name)));
  // Next finds the nonce for its own scripts in here.
  headers.set("content-security-policy", policy);
  // Who has to sign in comes back to it, and to what the start page was asked for.
  headers.set(PATH_HEADER, pathname === "/" && search !== "" ? `/?${searchParams}` : pathname);
  // A shared page is the same for everybody, its owner too: it is told in what language, and never who asks.
  if (isShare) keepOnlyLanguage(headers);
  const response = NextResponse.next({ request: { headers }, status: await statusOf(pathname) });
  response.headers.set("content-security-policy", policy);
  if (BUILD !== "") response.headers.set(BUILD_HEADER, BUILD);
  if (isShare) for (const [name, value] of Object.entries(SHARE_HEADERS)) response.headers.set(name, value);
  return response;
}

function keepOnlyLanguage(headers: Headers): void {
  const locale = localeIn(headers.get("cookie") ?? "");
  if (locale) headers.set("cookie", `${LOCALE_COOKIE}=${locale}`);
  else headers.delete("cookie");
}

/**
 * A page of Next's cannot answer 410, and with 404 only scripts make it readable: so a shared page is told its
 * status here. What there is to see it asks for itself.
 */
async function statusOf(path: string): Promise<number> {
  const shareId = shareIdOf(path);
  return shareId === null ? 200 : shareStatus(shareId);
}

export const config = {
  matcher: ["/((?!api/|embed/|_next/static/|service-worker.js).*)"],
};
