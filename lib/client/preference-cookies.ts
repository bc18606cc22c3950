// What the server must know before the first paint is kept in cookies besides.
export const THEME_COOKIE = "parley-theme";
export const SIDEBAR_COOKIE = "parley-sidebar";

const ONE_YEAR_SECONDS = 31_536_000;

/** Null takes the cookie away. */
export function writePreferenceCookie(name: string, value: string | null): void {
  const maxAge = value === null ? 0 : ONE_YEAR_SECONDS;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser.
  document.cookie = `${name}=${value ?? ""}; path=/; max-age=${maxAge}; samesite=lax`;
}
