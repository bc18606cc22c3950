import type { ErrorCode } from "@/lib/protocol/errors";
import { endpoint } from "@/lib/server/http";
import { findSession } from "./sessions";
import { ORIGIN } from "./test-provider";
import type { Visitor } from "./visitor";

export type Call = { request: Request; visitor: Visitor };
export type Answer = { status: number; headers: Headers; body: unknown; code: ErrorCode | null };

const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

/** Somebody's browser, as far as the server can tell: its cookies, and what it sends. */
export class TestBrowser {
  readonly cookies = new Map<string, string>();
  userAgent = FIREFOX;

  /** Asks as a page of ours does, and keeps the cookies that it gets. */
  async ask(handler: (call: Call) => Promise<Response | object>, url = `${ORIGIN}/api/x`): Promise<Answer> {
    const handle = endpoint({
      isPublic: true,
      handler: ({ request, visitor }) => handler({ request, visitor }),
    });
    const headers = {
      host: new URL(ORIGIN).host,
      "sec-fetch-site": "same-origin",
      "user-agent": this.userAgent,
      cookie: [...this.cookies].map((pair) => pair.join("=")).join("; "),
    };
    const response = await handle(new Request(url, { headers }), { params: Promise.resolve({}) });
    for (const set of response.headers.getSetCookie()) this.keep(set);
    const text = await response.text();
    const body = text.startsWith("{") ? JSON.parse(text) : text;
    return { status: response.status, headers: response.headers, body, code: body?.error?.code ?? null };
  }

  /** Begins to have something here, without signing in. */
  async begin(): Promise<{ id: string }> {
    const { body } = await this.ask(({ visitor }) => visitor.ensureOwner());
    return body as { id: string };
  }

  get token(): string | null {
    return this.cookies.get("__Host-sid") ?? null;
  }

  async session() {
    return this.token ? findSession(this.token) : null;
  }

  private keep(set: string): void {
    const [pair = "", ...attributes] = set.split("; ");
    const [name = "", value = ""] = pair.split("=");
    if (attributes.includes("Max-Age=0")) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}
