import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { Provider } from "oidc-provider";

// A real provider of OpenID Connect on this machine, whose people sign in by pressing their name.
// Started with its port and the address that it sends people back to.

const PEOPLE: Record<string, { name: string; email: string; email_verified: boolean }> = {
  ada: { name: "Ada", email: "ada@example.org", email_verified: true },
  bob: { name: "Bob", email: "bob@elsewhere.example", email_verified: true },
  eve: { name: "Eve", email: "eve@example.org", email_verified: false },
};

const [port = "0", redirectUri = ""] = process.argv.slice(2);
const provider = new Provider(`http://localhost:${port}`, {
  clients: [
    {
      client_id: "parley",
      client_secret: "a secret of the tests",
      redirect_uris: [redirectUri],
      token_endpoint_auth_method: "client_secret_post",
    },
  ],
  claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
  findAccount: (_context, sub) => ({ accountId: sub, claims: async () => ({ sub, ...PEOPLE[sub] }) }),
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
  cookies: { keys: ["of the tests"] },
});
const handle = provider.callback();

async function interact(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { prompt, params, session } = await provider.interactionDetails(request, response);
  if (prompt.name === "consent") {
    const grant = new provider.Grant({
      accountId: session?.accountId ?? "",
      clientId: String(params.client_id),
    });
    grant.addOIDCScope(String(params.scope));
    const consent = { grantId: await grant.save() };
    return provider.interactionFinished(request, response, { consent }, { mergeWithLastSubmission: true });
  }
  if (request.method !== "POST") {
    response.setHeader("content-type", "text/html; charset=utf-8").end(page());
    return;
  }
  const accountId = new URLSearchParams(await text(request)).get("person");
  const result = accountId ? { login: { accountId } } : { error: "access_denied" };
  return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

function page(): string {
  const buttons = Object.entries(PEOPLE).map(
    ([id, { name }]) => `<button name="person" value="${id}">${name}</button>`,
  );
  return `<!doctype html><html lang="en"><title>Provider</title><h1>Who are you?</h1>
<form method="post">${buttons.join("")}<button name="person" value="">Nobody</button></form></html>`;
}

const server = createServer((request, response) => {
  if (request.url === "/up") response.end("up");
  else if (!request.url?.startsWith("/interaction/")) void handle(request, response);
  else interact(request, response).catch(() => response.writeHead(500).end());
});
server.listen(Number(port), "localhost");
await once(server, "listening");
