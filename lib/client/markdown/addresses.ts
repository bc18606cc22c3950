const SAFE_PROTOCOLS = new Set(["http:", "https:", "mailto:"]);

/** The address where it may be followed, else null: only web and mail, and only absolute. */
export function toSafeHref(source: string): string | null {
  const url = parseUrl(source.trim());
  return url && SAFE_PROTOCOLS.has(url.protocol) ? url.href : null;
}

/** The host that an address leads to, or the mail domain. */
export function hostOf(href: string): string {
  const url = parseUrl(href);
  if (!url) return "";
  if (url.protocol === "mailto:") return url.pathname.split("@").at(-1) ?? "";
  return withoutWww(url.host);
}

/**
 * The true host where the text of a link looks like another one, else null. Text that names no
 * host promises none.
 */
export function hostToDisclose(text: string, href: string): string | null {
  const promised = promisedHosts(text);
  const host = hostOf(href);
  return promised.length === 0 || promised.every((name) => name === host) ? null : host;
}

function promisedHosts(text: string): string[] {
  // Letters of any script, so that a look-alike "gооgle.com" is compared as the punycode it is.
  const names = text.slice(0, 2000).match(/(?:[\p{L}\p{N}-]+[.。])+\p{L}{2,}(?::\d+)?/gu) ?? [];
  return names.flatMap((name) => {
    const host = parseUrl(`http://${name}`)?.host;
    return host === undefined ? [] : [withoutWww(host)];
  });
}

function withoutWww(host: string): string {
  return host.replace(/^www\./, "");
}

function parseUrl(source: string): URL | null {
  return URL.canParse(source) ? new URL(source) : null;
}
