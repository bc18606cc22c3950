import { randomBytes } from "node:crypto";

/** Who streams an answer of beats, and how one is asked for it. */
export type Target = {
  open(text: string): Opening;
  /** Stands in the last frame of a whole stream. */
  end: string;
};

export type Opening = { url: string; method: "GET" | "POST"; headers: Record<string, string>; body?: object };

const MODEL = "gemini-3.8-flash";
export const newId = () => randomBytes(16).toString("base64url");

/** The API itself, or something that hands its bytes on. */
export function apiTarget(url: string): Target {
  return {
    end: "interaction.completed",
    open: (text) => ({
      url: `${url}/v1/interactions`,
      method: "POST",
      headers: { "x-goog-api-key": "bench", accept: "text/event-stream" },
      body: {
        model: MODEL,
        stream: true,
        input: [{ type: "user_input", content: [{ type: "text", text }] }],
      },
    }),
  };
}

/** Parley: each stream is the first turn of a thread of its own. */
export function appTarget(url: string, cookie: string): Target {
  return {
    end: "turn.settled",
    open: (text) => ({
      url: `${url}/api/threads/${newId()}/turns`,
      method: "POST",
      headers: { "sec-fetch-site": "same-origin", cookie },
      body: toTurn(text, newId()),
    }),
  };
}

export function toTurn(text: string, turnId: string): object {
  const input = [{ type: "text", text }];
  return { turnId, parentId: null, newThread: true, input, settings: { model: MODEL } };
}

/** The AI SDK in a route handler of Next. */
export function aiSdkTarget(url: string): Target {
  return {
    end: "[DONE]",
    open: (text) => ({ url: `${url}/api/chat`, method: "POST", headers: {}, body: { text } }),
  };
}

/** Makes an owner, and returns their cookie. */
export async function signIn(url: string): Promise<string> {
  const { url: address, headers, body } = appTarget(url, "").open("beats 1 every 0");
  const response = await fetch(address, {
    method: "POST",
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  await response.text();
  return response.headers.get("set-cookie")?.split(";", 1)[0] ?? "";
}
