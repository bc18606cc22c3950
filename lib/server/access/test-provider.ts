import { spawn } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** Where the tests' server would be, and what it is set up with to let people sign in by the provider. */
export const ORIGIN = "http://localhost:3000";

export type TestProvider = {
  variables: Record<string, string>;
  /** Signs a person in at the provider, as a browser does, and gives the address that it sends them back to. */
  visit(url: string, person: "ada" | "bob" | "eve" | ""): Promise<URL>;
  close(): void;
};

/** A real provider in a process of its own. */
export async function startProvider(): Promise<TestProvider> {
  const port = await freePort();
  const issuer = `http://localhost:${port}`;
  const back = `${ORIGIN}/api/sign-in/oidc/callback`;
  const child = spawn(process.execPath, ["e2e/identity-provider.ts", String(port), back], {
    stdio: "ignore",
  });
  while (!(await fetch(`${issuer}/up`).catch(() => null))) {
    if (child.exitCode !== null) throw new Error("The provider did not start.");
    await sleep(50);
  }
  return {
    variables: {
      APP_ORIGIN: ORIGIN,
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: "parley",
      OIDC_CLIENT_SECRET: "a secret of the tests",
    },
    visit: (url, person) => visit(url, person, issuer),
    close: () => void child.kill(),
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

async function visit(begin: string, person: string, issuer: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let url = new URL(begin);
  let form: URLSearchParams | null = null;
  while (url.origin === issuer) {
    const cookie = [...cookies].map((pair) => pair.join("=")).join("; ");
    const response: Response = await fetch(url, {
      redirect: "manual",
      headers: { cookie },
      ...(form && { method: "POST", body: form }),
    });
    for (const set of response.headers.getSetCookie()) {
      const [name = "", value = ""] = (set.split(";")[0] ?? "").split("=");
      cookies.set(name, value);
    }
    const location = response.headers.get("location");
    if (!location && form)
      throw new Error(`The provider answered ${response.status}: ${await response.text()}`);
    form = location ? null : new URLSearchParams({ person });
    if (location) url = new URL(location, url);
  }
  return url;
}
