import { browserSupportsWebAuthn, startAuthentication, startRegistration } from "@simplewebauthn/browser";
import { accessApi } from "@/lib/client/access/access-api";
import type { AccountEntry, Assertion, NewPasskey, Registration } from "@/lib/protocol/api-access";

export const hasPasskeySupport = browserSupportsWebAuthn;

/** The person has closed what the browser asked them, or let it time out: there is nothing to say. */
export function isGivenUp(cause: unknown): boolean {
  return cause instanceof Error && (cause.name === "NotAllowedError" || cause.name === "AbortError");
}

export async function signInByPasskey(): Promise<void> {
  const assertion = await startAuthentication({ optionsJSON: await accessApi.beginPasskey() });
  await accessApi.endPasskey(assertion as Assertion);
}

export async function joinByPasskey(account: NewPasskey): Promise<void> {
  const registration = await startRegistration({ optionsJSON: await accessApi.beginNewPasskey(account) });
  await accessApi.endNewPasskey(toSent(registration));
}

export async function addPasskey(): Promise<AccountEntry> {
  const registration = await startRegistration({ optionsJSON: await accessApi.beginAnotherPasskey() });
  return accessApi.endAnotherPasskey(toSent(registration));
}

/** The library's type is wider in what the server reads as one of a few words. */
function toSent(registration: Awaited<ReturnType<typeof startRegistration>>): Registration {
  return registration as Registration;
}
