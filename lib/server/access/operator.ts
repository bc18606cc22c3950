import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";
import { HttpError } from "@/lib/server/errors";

const BEARER = /^Bearer +(\S+)$/i;

/**
 * Lets pass who names the secret of whoever runs the server. For all others, and where no secret is set, there
 * is nothing: throws `not_found`.
 */
export function admitOperator({ headers }: Request, secret: string | undefined): void {
  const named = BEARER.exec(headers.get("authorization") ?? "")?.[1];
  if (secret === undefined || named === undefined || !isSameSecret(named, secret)) {
    throw new HttpError("not_found");
  }
}

/** Takes the same time however much of it is right. */
function isSameSecret(left: string, right: string): boolean {
  const hashOf = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(hashOf(left), hashOf(right));
}
