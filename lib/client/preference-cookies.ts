// What the server must know before the first paint is kept in cookies besides.
export const THEME_COOKIE = "parley-theme";
export const SIDEBAR_COOKIE = "parley-sidebar";

const ONE_YEAR_SECONDS = 31_536_000;

/** Only in the browser. */
export function readPreferenceCookie(name: string): string | null {
  const found = document.cookie.split("; ").find((cookie) => cookie.startsWith(`${name}=`));
  return found ? found.slice(name.length + 1) : null;
}

/** Null takes the cookie away. */
export function writePreferenceCookie(name: string, value: string | null): void {
  const maxAge = value === null ? 0 : ONE_YEAR_SECONDS;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser.
  document.cookie = `${name}=${value ?? ""}; path=/; max-age=${maxAge}; samesite=lax`;
}
