import "server-only";
import { readToken, writeCookies } from "./cookie";
import { originOf } from "./origin";
import { createOwner, deleteOwner, findOwner, type Owner, prolongSession } from "./owner";

/** Whoever makes one request. */
export type Visitor = {
  /** Null for who has not written anything yet. */
  owner: Owner | null;
  /** The owner, made now where there is none. */
  ensureOwner(): Promise<Owner>;
  /** Cookies to send: of an owner that this request made, or of a session that was prolonged. */
  newCookies(): string[];
  /** Removes an owner that this request made: who was refused never gets its cookie. */
  forgetNewOwner(): Promise<void>;
};

export async function recognizeVisitor(headers: Headers): Promise<Visitor> {
  const origin = originOf(headers);
  const token = readToken(headers.get("cookie"), origin);
  const session = token ? await findOwner(token) : null;
  const owner = session?.owner ?? null;
  if (token && session?.isAging) await prolongSession(token);
  let made: { owner: Owner; token: string } | null = null;
  return {
    owner,
    async ensureOwner() {
      if (owner) return owner;
      made ??= await createOwner();
      return made.owner;
    },
    newCookies() {
      if (made) return writeCookies(made.token, origin);
      return token && session?.isAging ? writeCookies(token, origin) : [];
    },
    async forgetNewOwner() {
      if (made) await deleteOwner(made.owner);
    },
  };
}
