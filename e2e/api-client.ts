import { randomBytes } from "node:crypto";

/** An id as the browser makes it. */
export const newId = () => randomBytes(16).toString("base64url");

type Options = { method?: string; body?: unknown; headers?: Record<string, string>; signal?: AbortSignal };

/** Speaks HTTP to the app as a browser of one person does: same origin, one cookie. */
export class ApiClient {
  url: string;
  cookie: string | null = null;

  constructor(url: string) {
    this.url = url;
  }

  async fetch(path: string, { method = "GET", body, headers = {}, signal }: Options = {}): Promise<Response> {
    const isJson = body !== undefined && !(body instanceof Uint8Array);
    const response = await fetch(this.url + path, {
      method,
      ...(body !== undefined && { body: toBody(body) }),
      ...(signal && { signal }),
      headers: {
        "sec-fetch-site": "same-origin",
        ...(body !== undefined && {
          "content-type": isJson ? "application/json" : "application/octet-stream",
        }),
        ...(this.cookie && { cookie: this.cookie }),
        ...headers,
      },
    });
    const set = response.headers.get("set-cookie");
    if (set) this.cookie = set.split(";", 1)[0] ?? null;
    return response;
  }

  /** Sends a message; the response is the stream of its turn. */
  send(message: {
    text: string;
    threadId?: string;
    turnId?: string;
    parentId?: string | null;
    signal?: AbortSignal;
  }): Promise<Response> {
    const threadId = message.threadId ?? newId();
    return this.fetch(`/api/threads/${threadId}/turns`, {
      method: "POST",
      ...(message.signal && { signal: message.signal }),
      body: {
        turnId: message.turnId ?? newId(),
        parentId: message.parentId ?? null,
        input: [{ type: "text", text: message.text }],
        settings: { model: "gemini-3.8-flash" },
        ...(message.threadId === undefined || message.parentId === undefined ? { newThread: true } : {}),
      },
    });
  }

  async json<T>(path: string, options?: Options): Promise<T> {
    const response = await this.fetch(path, options);
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return response.json();
  }
}

/** Texts and bytes go as they are. */
function toBody(body: unknown): BodyInit {
  if (body instanceof Uint8Array) return new Uint8Array(body);
  return typeof body === "string" ? body : JSON.stringify(body);
}
