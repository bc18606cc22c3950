import "server-only";

/** The pages of `app`, which do not say themselves which one they are. */
export const PAGES = [
  "/",
  "/agents",
  "/archived",
  "/continue/[shareId]",
  "/environments",
  "/offline",
  "/s/[shareId]",
  "/shares",
  "/usage",
  "/sign-in",
  "/threads/[threadId]",
] as const;
const FILES = "/_next";

/** A parameter that takes any number of segments is a list. */
type RouteParams = Record<string, string | string[]>;

/**
 * The route of a handler: its address with the names of its parameters in the place of what they are. The
 * parameters stand in the order of the address.
 */
export function routeOfHandler(pathname: string, params: RouteParams): string {
  const names = Object.entries(params);
  const segments = pathname.split("/").map((segment) => {
    const [name, value] = names[0] ?? [];
    if (name === undefined || typeof value !== "string" || !isSame(segment, value)) return segment;
    names.shift();
    return `[${name}]`;
  });
  // What takes any number of segments stands last.
  const [name, rest] = names[0] ?? [];
  return Array.isArray(rest)
    ? [...segments.slice(0, -rest.length), `[...${name}]`].join("/")
    : segments.join("/");
}

/** The route of what no handler has answered: a page, a file of the build, or null for what is neither. */
export function routeOfPage(pathname: string): string | null {
  if (pathname.startsWith(`${FILES}/`)) return FILES;
  return PAGES.find((page) => toPattern(page).test(pathname)) ?? null;
}

function toPattern(page: string): RegExp {
  return new RegExp(`^${page.replace(/\[\w+\]/g, "[^/]+")}$`);
}

/** Next gives a handler what the segment says, or that decoded. */
function isSame(segment: string, value: string): boolean {
  if (segment === value) return true;
  try {
    return decodeURIComponent(segment) === value;
  } catch {
    return false;
  }
}
