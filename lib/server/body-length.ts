import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { ServerResponse } from "node:http";

// Next takes `content-length` out of every answer: a body that `fetch` has unpacked is longer than it says.
// Ours are sent as they are, and without it a download shows no progress and a HEAD tells no size. So it
// goes through Next under this name, and gets its own back where the answer is written.
export const LENGTH_HEADER = "x-body-length";

/** Has the HTTP server of this process send what an answer says in LENGTH_HEADER as `content-length`. */
export function sendLengths(): void {
  subscribe("http.server.request.start", (message) => {
    const { response } = message as { response: ServerResponse };
    const setHeader = response.setHeader.bind(response);
    response.setHeader = (name, value) =>
      setHeader(name.toLowerCase() === LENGTH_HEADER ? "content-length" : name, value);
  });
}
