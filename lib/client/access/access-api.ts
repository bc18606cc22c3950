import type { startAuthentication, startRegistration } from "@simplewebauthn/browser";
import { request, requestJson } from "@/lib/client/request";
import type {
  AccountEntry,
  Assertion,
  NewPasskey,
  ProviderAddress,
  Registration,
  SessionList,
  UpdateAccount,
} from "@/lib/protocol/api-access";

/** As `@simplewebauthn/browser` takes them: what is in them is between the server and the authenticator. */
type RequestOptions = Parameters<typeof startAuthentication>[0]["optionsJSON"];
type CreationOptions = Parameters<typeof startRegistration>[0]["optionsJSON"];

const POST_NOTHING = { method: "POST", body: {} };

/** Signing in, and the account. */
export const accessApi = {
  signInByPassphrase: (passphrase: string) =>
    request("/api/sign-in/passphrase", { method: "POST", body: { passphrase } }),
  beginOidc: (to: string) =>
    requestJson<ProviderAddress>("/api/sign-in/oidc", { method: "POST", body: { to } }),
  beginPasskey: () => requestJson<RequestOptions>("/api/sign-in/passkey/options", POST_NOTHING),
  endPasskey: (body: Assertion) => request("/api/sign-in/passkey", { method: "POST", body }),
  beginNewPasskey: (body: NewPasskey) =>
    requestJson<CreationOptions>("/api/sign-in/new-passkey/options", {
      method: "POST",
      body,
    }),
  endNewPasskey: (body: Registration) => request("/api/sign-in/new-passkey", { method: "POST", body }),
  signOut: () => request("/api/sign-out", POST_NOTHING),
  getAccount: () => requestJson<AccountEntry>("/api/account"),
  updateAccount: (body: UpdateAccount) =>
    requestJson<AccountEntry>("/api/account", { method: "PATCH", body }),
  deleteAccount: () => request("/api/account", { method: "DELETE" }),
  beginAnotherPasskey: () => requestJson<CreationOptions>("/api/account/passkeys/options", POST_NOTHING),
  endAnotherPasskey: (body: Registration) =>
    requestJson<AccountEntry>("/api/account/passkeys", { method: "POST", body }),
  removePasskey: (id: string) => request(`/api/account/passkeys/${id}`, { method: "DELETE" }),
  beginIdentity: () => requestJson<ProviderAddress>("/api/account/identities", POST_NOTHING),
  removeIdentity: (id: string) => request(`/api/account/identities/${id}`, { method: "DELETE" }),
  listSessions: () => requestJson<SessionList>("/api/sessions"),
  revokeSession: (id: string) => request(`/api/sessions/${id}`, { method: "DELETE" }),
  revokeOtherSessions: () => request("/api/sessions", { method: "DELETE" }),
};
