import { ApiClient } from "./api-client.ts";

const RETRY_MS = 100;
const PATIENCE_MS = 30_000;

/** One person whose every request goes to another instance, as a balancer without a memory sends them. */
export class RoamingClient extends ApiClient {
  readonly #urls: readonly string[];

  constructor(urls: readonly string[]) {
    super(urls[0] ?? "");
    this.#urls = urls;
  }

  override fetch(...request: Parameters<ApiClient["fetch"]>): Promise<Response> {
    this.url = this.#urls[Math.floor(Math.random() * this.#urls.length)] ?? this.url;
    return super.fetch(...request);
  }

  /** As a page does where nobody answers, or answers that something broke: the same again, until it is answered. */
  async insist(...request: Parameters<ApiClient["fetch"]>): Promise<Response> {
    const until = Date.now() + PATIENCE_MS;
    for (;;) {
      const response = await this.fetch(...request).catch(() => null);
      if (response && response.status < 500) return response;
      if (Date.now() > until) throw new Error(`Nobody has answered ${request[0]}: ${await response?.text()}`);
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }

  /** The same with what it says, whatever that is: an instance may be killed while it says it. */
  async insistOnJson<T>(...request: Parameters<ApiClient["fetch"]>): Promise<T> {
    const until = Date.now() + PATIENCE_MS;
    for (;;) {
      const response = await this.insist(...request);
      try {
        return await response.json();
      } catch (cause) {
        if (Date.now() > until) throw cause;
      }
    }
  }
}
