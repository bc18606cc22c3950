import "server-only";
import { takeOwner } from "@/lib/server/limits/take";
import { clearCookies, readToken, writeCookies } from "./cookie";
import { mayEnter } from "./mode";
import { originOf } from "./origin";
import { createOwner, deleteOwner, type Owner } from "./owner";
import { findSession, type NewSession, prolongSession, type Session } from "./sessions";

/** Whoever makes one request. */
export type Visitor = {
  /** Null for who has not written anything yet. */
  owner: Owner | null;
  /** Null for who came without one that counts. */
  session: Session | null;
  /** Whether they may use this server as they are. */
  mayEnter: boolean;
  /** The owner, made now where there is none. */
  ensureOwner(): Promise<Owner>;
  /** Names the session that the request came with or has made, if any. */
  sessionId(): string | null;
  /** Has the browser keep another session from now on, or none. */
  keepSession(session: NewSession | null): void;
  /** Cookies to send: of a session that this request made, ended or prolonged. */
  newCookies(): string[];
  /** Removes an owner that this request made: who was refused never gets its cookie. */
  forgetNewOwner(): Promise<void>;
};

export async function recognizeVisitor(headers: Headers): Promise<Visitor> {
  const origin = originOf(headers);
  const token = readToken(headers.get("cookie"), origin);
  const session = token ? await findSession(token) : null;
  const owner = session?.owner ?? null;
  if (token && session?.isAging) await prolongSession(token);
  let made: ({ owner: Owner } & NewSession) | null = null;
  let kept: NewSession | null | undefined;
  return {
    owner,
    session,
    mayEnter: mayEnter(session),
    async ensureOwner() {
      if (owner) return owner;
      if (!made) {
        await takeOwner(headers);
        made = await createOwner();
      }
      return made.owner;
    },
    sessionId: () => made?.sessionId ?? session?.id ?? null,
    keepSession(next) {
      kept = next;
    },
    newCookies() {
      if (kept === null) return clearCookies(origin);
      const next = kept ?? made;
      if (next) return writeCookies(next.token, origin);
      return token && session?.isAging ? writeCookies(token, origin) : [];
    },
    async forgetNewOwner() {
      if (made) await deleteOwner(made.owner);
    },
  };
}
