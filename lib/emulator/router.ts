import { JSON_TYPE, refuseClassic } from "./errors.ts";
import type { EmulatorState } from "./state.ts";

export interface RouteRequest {
  parameters: Record<string, string | undefined>;
  url: URL;
  query: URLSearchParams;
  headers: Headers;
  /** The parsed JSON; undefined when there was no body. */
  body: unknown;
  signal: AbortSignal;
  emulator: EmulatorState;
}

export type Handler = (request: RouteRequest) => Response | Promise<Response>;

/** Method, path below the version, handler. `{name}` stands for one segment without a colon, `{name...}` for all that follows. */
export type Route = [method: string, path: string, handler: Handler];

export function json(value: unknown): Response {
  return new Response(JSON.stringify(value), { status: 200, headers: { "content-type": JSON_TYPE } });
}

/**
 * What follows the version in a path; a prefix before it is tolerated. The `upload/` before the
 * version comes first in what is returned: `upload/files`.
 */
export function versionedPath(pathname: string): string | undefined {
  const match = /(\/upload)?\/(?:v1|v1beta)\/(.+?)\/?$/.exec(pathname);
  return match?.[1] ? `upload/${match[2]}` : match?.[2];
}

/** The handler of the first route that fits, and the values of its path parameters. */
export function findRoute(routes: Route[], method: string, path: string | undefined) {
  for (const [routeMethod, pattern, handler] of routes) {
    if (routeMethod !== method || path === undefined) continue;
    const source = pattern.replace(/\{(\w+)\.\.\.\}/g, "(?<$1>.*)").replace(/\{(\w+)\}/g, "(?<$1>[^/:]+)");
    const match = new RegExp(`^${source}$`).exec(path);
    if (match) return { handler, parameters: decodeAll(match.groups ?? {}) };
  }
  throw refuseClassic(404, `Method not found: ${method} ${path ?? "outside /v1 and /v1beta"}`);
}

function decodeAll(groups: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decode(value)]));
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
