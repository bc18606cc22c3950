import "server-only";
import { readToken, writeToken } from "./cookie";
import { originOf } from "./origin";
import { createOwner, deleteOwner, findOwner, type Owner } from "./owner";

/** Whoever makes one request. */
export type Visitor = {
  /** Null for who has not written anything yet. */
  owner: Owner | null;
  /** The owner, made now where there is none. */
  ensureOwner(): Promise<Owner>;
  /** The cookie of an owner that this request made. */
  newCookie(): string | null;
  /** Removes an owner that this request made: who was refused never gets its cookie. */
  forgetNewOwner(): Promise<void>;
};

export async function recognizeVisitor(headers: Headers): Promise<Visitor> {
  const origin = originOf(headers);
  const token = readToken(headers.get("cookie"), origin);
  const owner = token ? await findOwner(token) : null;
  let made: { owner: Owner; token: string } | null = null;
  return {
    owner,
    async ensureOwner() {
      if (owner) return owner;
      made ??= await createOwner();
      return made.owner;
    },
    newCookie: () => made && writeToken(made.token, origin),
    async forgetNewOwner() {
      if (made) await deleteOwner(made.owner);
    },
  };
}
