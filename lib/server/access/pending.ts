import "server-only";
import { clearCookies, readToken, writeCookies } from "./cookie";
import { originOf } from "./origin";

/** The token of what a request's browser has begun, if it has. */
export function pendingToken(headers: Headers): string | null {
  return readToken(headers.get("cookie"), originOf(headers), "signIn");
}

/** The same response, with which the browser remembers that it is about to sign in. */
export function withPending(response: Response, token: string, headers: Headers): Response {
  for (const cookie of writeCookies(token, originOf(headers), "signIn")) {
    response.headers.append("set-cookie", cookie);
  }
  return response;
}

/** The same response, with which the browser forgets it. */
export function withoutPending(response: Response, headers: Headers): Response {
  for (const cookie of clearCookies(originOf(headers), "signIn")) {
    response.headers.append("set-cookie", cookie);
  }
  return response;
}
