import { randomBytes } from "node:crypto";
import { Agent, request } from "node:http";

/** How one stream went: ms to the headers' first text, events read, and whether it ended whole. */
export type StreamResult = { firstTextMs: number; events: number; isWhole: boolean };

export type Target = {
  name: string;
  open(text: string): { url: string; body: object; headers: Record<string, string> };
};

// A socket that was kept while another target was measured may be closed when it is used again.
const agent = new Agent({ keepAlive: false, maxSockets: Number.POSITIVE_INFINITY });
const MODEL = "gemini-3.8-flash";
const newId = () => randomBytes(16).toString("base64url");

/** The API itself, or something that hands its bytes on. */
export function apiTarget(name: string, base: string): Target {
  return {
    name,
    open: (text) => ({
      url: `${base}/v1/interactions`,
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
export function appTarget(base: string, cookie: string): Target {
  return {
    name: "Parley",
    open: (text) => ({
      url: `${base}/api/threads/${newId()}/turns`,
      headers: { "sec-fetch-site": "same-origin", cookie },
      body: {
        turnId: newId(),
        parentId: null,
        newThread: true,
        input: [{ type: "text", text }],
        settings: { model: MODEL },
      },
    }),
  };
}

/** Reads one stream to its end. Counts frames by their blank lines, which is cheap and enough. */
export function readStream(target: Target, text: string): Promise<StreamResult> {
  const { url, headers, body } = target.open(text);
  const payload = JSON.stringify(body);
  const began = performance.now();
  return new Promise((resolve) => {
    const result: StreamResult = { firstTextMs: Number.NaN, events: 0, isWhole: false };
    const call = request(url, {
      agent,
      method: "POST",
      headers: {
        ...headers,
        "content-type": "application/json",
        "content-length": Buffer.byteLength(payload),
      },
    });
    call.on("response", (response) => {
      response.setEncoding("utf8");
      let tail = "";
      response.on("data", (chunk: string) => {
        const seen = tail + chunk;
        result.events += chunk.split("\n\n").length - 1;
        if (
          Number.isNaN(result.firstTextMs) &&
          /"type":"text"/.test(seen.replace(/"input":\[[^\]]*\]/, ""))
        ) {
          result.firstTextMs = performance.now() - began;
        }
        if (seen.includes("interaction.completed")) result.isWhole = true;
        tail = seen.slice(-400);
      });
      response.on("close", () => resolve(result));
    });
    call.on("error", () => resolve(result));
    call.end(payload);
  });
}
