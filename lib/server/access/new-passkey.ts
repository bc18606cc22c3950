import "server-only";
import {
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyRegistrationResponse,
  type WebAuthnCredential,
} from "@simplewebauthn/server";
import type { Kysely } from "kysely";
import type { AccountEntry, NewPasskey, Registration } from "@/lib/protocol/api-access";
import { database } from "@/lib/server/db/client";
import type { Schema } from "@/lib/server/db/schema";
import { env } from "@/lib/server/env";
import { HttpError } from "@/lib/server/errors";
import { errorFields, log } from "@/lib/server/log";
import { logEvent } from "@/lib/server/log-event";
import { getAccount, insertAccount } from "./accounts";
import { deviceOf } from "./device";
import { requireWay } from "./mode";
import type { Owner } from "./owner";
import { checkPassphrase } from "./passphrase";
import { pendingToken, withoutPending, withPending } from "./pending";
import { ALGORITHMS, RP_NAME, relyingParty, VERIFICATION } from "./relying-party";
import { signIn } from "./sign-in";
import { noteSignIn, takeSignIn } from "./sign-ins";
import type { Visitor } from "./visitor";

/** What a browser asks its authenticator for, to make an account. Throws `wrong_passphrase`. */
export async function beginNewPasskey(headers: Headers, { name, passphrase }: NewPasskey): Promise<Response> {
  requireWay("new passkey");
  if (env().ACCESS_PASSPHRASE) checkPassphrase(passphrase ?? "");
  return begin(headers, { name, ownerId: null, known: [] });
}

/** The same, to give an account one more way in. */
export async function beginAnotherPasskey(headers: Headers, owner: Owner): Promise<Response> {
  requireWay("passkey");
  const { name, passkeys } = await getAccount(owner);
  return begin(headers, { name, ownerId: owner.id, known: passkeys.map(({ id }) => ({ id })) });
}

type Begin = { name: string; ownerId: string | null; known: { id: string }[] };

async function begin(headers: Headers, { name, ownerId, known }: Begin): Promise<Response> {
  const options = await generateRegistrationOptions({
    rpName: RP_NAME,
    rpID: relyingParty(headers).id,
    userName: name,
    userDisplayName: name,
    excludeCredentials: known,
    supportedAlgorithmIDs: ALGORITHMS,
    // Kept by the authenticator with its account, so that nobody has to type in who they are.
    authenticatorSelection: { residentKey: "required", userVerification: VERIFICATION },
  });
  const token = await noteSignIn("new_passkey", { challenge: options.challenge, name, ownerId });
  return withPending(Response.json(options), token, headers);
}

/** Makes an account that the new passkey opens, and signs in. Throws `sign_in_expired` and `sign_in_failed`. */
export async function endNewPasskey(
  headers: Headers,
  visitor: Visitor,
  registration: Registration,
): Promise<Response> {
  requireWay("new passkey");
  const { name, ownerId, challenge } = await takeSignIn("new_passkey", pendingToken(headers));
  if (ownerId !== null) throw new HttpError("sign_in_expired");
  const credential = await verify(headers, challenge, registration);
  await signIn(visitor, headers, {
    method: "passkey",
    findAccount: async () => null,
    async createAccount(tx, owner) {
      await insertAccount(tx, owner, name);
      await insertPasskey(tx, owner, { credential, device: deviceOf(headers) });
    },
  });
  return withoutPending(Response.json({}), headers);
}

/** Gives an account the new passkey as one more way in. */
export async function endAnotherPasskey(
  headers: Headers,
  owner: Owner,
  registration: Registration,
): Promise<Response> {
  requireWay("passkey");
  const { ownerId, challenge } = await takeSignIn("new_passkey", pendingToken(headers));
  if (ownerId !== owner.id) throw new HttpError("sign_in_expired");
  const credential = await verify(headers, challenge, registration);
  const { db } = await database();
  await insertPasskey(db, owner, { credential, device: deviceOf(headers) });
  logEvent("passkey_added", { owner });
  const account: AccountEntry = await getAccount(owner);
  return withoutPending(Response.json(account), headers);
}

async function verify(
  headers: Headers,
  challenge: string,
  registration: Registration,
): Promise<WebAuthnCredential> {
  const { id: expectedRPID, origin: expectedOrigin } = relyingParty(headers);
  const result = await verifyRegistrationResponse({
    // The schema has checked the form of all that is read of it.
    response: registration as RegistrationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin,
    expectedRPID,
    requireUserVerification: false,
    supportedAlgorithmIDs: ALGORITHMS,
  }).catch((cause: unknown) => {
    log.info(errorFields(cause), "a new passkey was refused");
    return null;
  });
  if (!result?.verified) throw new HttpError("sign_in_failed");
  return result.registrationInfo.credential;
}

type New = { credential: WebAuthnCredential; device: string };

/** Throws `sign_in_taken` where somebody has that passkey. */
async function insertPasskey(db: Kysely<Schema>, owner: Owner, { credential, device }: New): Promise<void> {
  const { engine } = await database();
  const row = await db
    .insertInto("passkeys")
    .values({
      id: credential.id,
      owner_id: owner.id,
      public_key: Buffer.from(credential.publicKey).toString("base64url"),
      counter: credential.counter,
      transports: JSON.stringify(credential.transports ?? []),
      name: device,
      created_at: engine.now,
      last_used_at: engine.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!row) throw new HttpError("sign_in_taken");
}
