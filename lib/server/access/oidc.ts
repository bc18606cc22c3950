import "server-only";
import type { Transaction } from "kysely";
import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from "openid-client";
import { z } from "zod";
import { toOwnPath } from "@/lib/protocol/own-path";
import { database } from "@/lib/server/db/client";
import type { Schema } from "@/lib/server/db/schema";
import { HttpError } from "@/lib/server/errors";
import { errorFields, log } from "@/lib/server/log";
import { logEvent } from "@/lib/server/log-event";
import { insertAccount } from "./accounts";
import { type Email, isInvited } from "./allowed-emails";
import { requireWay } from "./mode";
import { originOf } from "./origin";
import type { Owner } from "./owner";
import { pendingToken, withoutPending, withPending } from "./pending";
import { provider } from "./provider";
import { signIn } from "./sign-in";
import { noteSignIn, takeSignIn } from "./sign-ins";
import type { Visitor } from "./visitor";

const CALLBACK = "/api/sign-in/oidc/callback";
const SCOPE = "openid email profile";

/** Where the browser goes to sign in at the provider; with an owner, to give their account one more way in. */
export async function beginOidc(headers: Headers, to: string, owner: Owner | null): Promise<Response> {
  requireWay("oidc");
  const configuration = await provider();
  const [state, nonce, verifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()];
  const url = buildAuthorizationUrl(configuration, {
    redirect_uri: new URL(CALLBACK, originOf(headers)).href,
    scope: SCOPE,
    state,
    nonce,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
  });
  const token = await noteSignIn("oidc", { state, nonce, verifier, to, ownerId: owner?.id ?? null });
  return withPending(Response.json({ url: url.href }), token, headers);
}

/**
 * Takes in what the provider sends the browser back with, and sends it on to a page of ours: where it came from, or
 * to sign in again, with the reason. Without what this browser has begun, it changes nothing.
 */
export async function endOidc(request: Request, visitor: Visitor): Promise<Response> {
  requireWay("oidc");
  const { headers } = request;
  const location = await complete(request, visitor).catch((cause: unknown) => {
    if (!(cause instanceof HttpError)) throw cause;
    logEvent("sign_in_refused", { owner: visitor.owner, code: cause.code, method: "oidc" });
    return `/sign-in?problem=${cause.code}`;
  });
  return withoutPending(new Response(null, { status: 303, headers: { location } }), headers);
}

async function complete({ headers, url }: Request, visitor: Visitor): Promise<string> {
  const { to, ownerId, ...begun } = await takeSignIn("oidc", pendingToken(headers));
  const back = new URL(CALLBACK, originOf(headers));
  back.search = new URL(url).search;
  const person = await askWho(back, begun);
  if (!isInvited(person.email)) throw new HttpError("not_invited");
  if (ownerId === null) await signIn(visitor, headers, wayOf(person));
  // The account that asked for it must still be the one that is signed in here.
  else if (visitor.owner?.id === ownerId) await addIdentity({ id: ownerId }, person);
  else throw new HttpError("sign_in_expired");
  return toOwnPath(to);
}

type Begun = { state: string; nonce: string; verifier: string };
type Person = { issuer: string; subject: string; name: string; email: Email | null };

async function askWho(back: URL, { state, nonce, verifier }: Begun): Promise<Person> {
  const configuration = await provider();
  try {
    const tokens = await authorizationCodeGrant(configuration, back, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (!claims) throw new HttpError("sign_in_failed");
    return toPerson(claims, await readProfile(configuration, tokens.access_token, claims));
  } catch (cause) {
    if (cause instanceof HttpError) throw cause;
    // Somebody changed their mind there, or this is an answer that nobody here has asked for.
    log.info(errorFields(cause), "the provider has not signed somebody in");
    throw new HttpError("sign_in_failed", { cause });
  }
}

const profileSchema = z.object({
  email: z.string().max(320).optional().catch(undefined),
  email_verified: z.boolean().optional().catch(undefined),
  name: z.string().min(1).optional().catch(undefined),
  preferred_username: z.string().min(1).optional().catch(undefined),
});
type Profile = z.infer<typeof profileSchema>;
type Claims = { iss: string; sub: string };

/** Some providers tell of a person in the token, others where one asks. */
async function readProfile(
  configuration: Configuration,
  accessToken: string,
  claims: Claims,
): Promise<Profile> {
  const told = profileSchema.parse(claims);
  const { userinfo_endpoint } = configuration.serverMetadata();
  if (!userinfo_endpoint || (told.email !== undefined && told.name !== undefined)) return told;
  return { ...profileSchema.parse(await fetchUserInfo(configuration, accessToken, claims.sub)), ...told };
}

function toPerson({ iss, sub }: Claims, profile: Profile): Person {
  const { email, email_verified, name, preferred_username } = profile;
  return {
    issuer: iss,
    subject: sub,
    name: name ?? preferred_username ?? email ?? "",
    email: email === undefined ? null : { address: email, isVerified: email_verified === true },
  };
}

function wayOf(person: Person) {
  const { issuer, subject } = person;
  return {
    method: "oidc" as const,
    async findAccount(tx: Transaction<Schema>): Promise<Owner | null> {
      const row = await tx
        .selectFrom("identities")
        .select("owner_id")
        .where("issuer", "=", issuer)
        .where("subject", "=", subject)
        .executeTakeFirst();
      return row ? { id: row.owner_id } : null;
    },
    async createAccount(tx: Transaction<Schema>, owner: Owner): Promise<void> {
      await insertAccount(tx, owner, person.name);
      // Of two first sign-ins in the same moment one makes the account, and the other is tried again by its person.
      if (!(await insertIdentity(tx, owner, person))) throw new HttpError("sign_in_failed");
    },
  };
}

async function addIdentity(owner: Owner, person: Person): Promise<void> {
  const { db } = await database();
  if (await insertIdentity(db, owner, person)) return;
  const known = await db.transaction().execute((tx) => wayOf(person).findAccount(tx));
  if (known?.id !== owner.id) throw new HttpError("sign_in_taken");
}

async function insertIdentity(
  db: Pick<Transaction<Schema>, "insertInto">,
  owner: Owner,
  { issuer, subject }: Person,
): Promise<boolean> {
  const { engine } = await database();
  const row = await db
    .insertInto("identities")
    .values({ issuer, subject, owner_id: owner.id, created_at: engine.now })
    .onConflict((conflict) => conflict.doNothing())
    .returning("owner_id")
    .executeTakeFirst();
  return row !== undefined;
}
