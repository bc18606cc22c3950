import "server-only";
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  verifyAuthenticationResponse,
} from "@simplewebauthn/server";
import type { Selectable } from "kysely";
import type { Assertion } from "@/lib/protocol/api-access";
import { database } from "@/lib/server/db/client";
import type { PasskeysTable } from "@/lib/server/db/schema-access";
import { HttpError } from "@/lib/server/errors";
import { errorFields, log } from "@/lib/server/log";
import { requireWay } from "./mode";
import { pendingToken, withoutPending, withPending } from "./pending";
import { relyingParty, VERIFICATION } from "./relying-party";
import { signIn } from "./sign-in";
import { noteSignIn, takeSignIn } from "./sign-ins";
import type { Visitor } from "./visitor";

/** What a browser asks its authenticator for. The person chooses among their passkeys, so none is named. */
export async function beginPasskey(headers: Headers): Promise<Response> {
  requireWay("passkey");
  const options = await generateAuthenticationOptions({
    rpID: relyingParty(headers).id,
    userVerification: VERIFICATION,
  });
  const token = await noteSignIn("passkey", { challenge: options.challenge });
  return withPending(Response.json(options), token, headers);
}

/** Signs in whoever has the passkey. Throws `sign_in_expired` and `sign_in_failed`. */
export async function endPasskey(
  headers: Headers,
  visitor: Visitor,
  assertion: Assertion,
): Promise<Response> {
  requireWay("passkey");
  const { challenge } = await takeSignIn("passkey", pendingToken(headers));
  const passkey = await findPasskey(assertion.id);
  const counter = passkey && (await verify(headers, { challenge, assertion, passkey }));
  if (!passkey || counter === null) throw new HttpError("sign_in_failed");
  await noteUse(passkey, counter);
  const owner = { id: passkey.owner_id };
  await signIn(visitor, headers, {
    method: "passkey",
    findAccount: async () => owner,
    createAccount: async () => undefined,
  });
  return withoutPending(Response.json({}), headers);
}

type Passkey = Selectable<PasskeysTable>;

async function findPasskey(id: string): Promise<Passkey | null> {
  const { db } = await database();
  const row = await db.selectFrom("passkeys").selectAll().where("id", "=", id).executeTakeFirst();
  return row ?? null;
}

type Claim = { challenge: string; assertion: Assertion; passkey: Passkey };

/** The passkey's new counter; null where this is not who they say they are, or the passkey was copied. */
async function verify(headers: Headers, { challenge, assertion, passkey }: Claim): Promise<number | null> {
  const { id: expectedRPID, origin: expectedOrigin } = relyingParty(headers);
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      // The schema has checked the form of all that is read of it.
      response: assertion as AuthenticationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin,
      expectedRPID,
      credential: {
        id: passkey.id,
        publicKey: new Uint8Array(Buffer.from(passkey.public_key, "base64url")),
        counter: passkey.counter,
      },
      requireUserVerification: false,
    });
    return verified ? authenticationInfo.newCounter : null;
  } catch (cause) {
    log.info(errorFields(cause), "a passkey was refused");
    return null;
  }
}

/** The counter goes up from what was read: the same answer cannot count twice. */
async function noteUse({ id, counter: before }: Passkey, counter: number): Promise<void> {
  const { db, engine } = await database();
  const { numUpdatedRows } = await db
    .updateTable("passkeys")
    .set({ counter, last_used_at: engine.now })
    .where("id", "=", id)
    .where("counter", "=", before)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new HttpError("sign_in_failed");
}
