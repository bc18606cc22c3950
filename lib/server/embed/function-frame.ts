import "server-only";
import { createHash } from "node:crypto";
import { BROWSER_RESULT_MAX_BYTES } from "@/lib/protocol/tools";

// What stands around the code of a function in its worker. It keeps the one way out to itself, so that
// nothing leaves but one short text, and silences the console, which would be another.
const BEFORE = `"use strict";
const { answer, fail } = (() => {
  const LIMIT = ${BROWSER_RESULT_MAX_BYTES};
  const send = self.postMessage.bind(self);
  const encoder = new TextEncoder();
  const console = new Proxy({}, { get: () => () => undefined });
  Object.defineProperty(self, "console", { value: console });
  for (let owner = self; owner; owner = Object.getPrototypeOf(owner)) delete owner.postMessage;
  const isShort = (text) => text.length <= LIMIT && encoder.encode(text).length <= LIMIT;
  const fail = (cause) => {
    const text = cause instanceof Error ? cause.name + ": " + cause.message : String(cause);
    send({ isError: true, result: text.slice(0, 2000) });
  };
  const answer = (value) => {
    const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "null");
    if (isShort(text)) send({ isError: false, result: text });
    else fail("The result is longer than " + LIMIT / 1000 + " KB.");
  };
  return { answer, fail };
})();
const run = async (args) => {
`;
const AFTER = `
};
addEventListener("error", (event) => { event.preventDefault(); fail(event.error); });
addEventListener("unhandledrejection", (event) => { event.preventDefault(); fail(event.reason); });
addEventListener("message", ({ data }) => run(data).then(answer).catch(fail), { once: true });
`;

// Runs in the frame, which has no code of anybody else. The page that it is in gives it one port, and
// whoever gives none is not heard: an extension may speak here, too. The first word of a worker is its last.
const SCRIPT = `"use strict";
const BEFORE = ${JSON.stringify(BEFORE)};
const AFTER = ${JSON.stringify(AFTER)};
const take = ({ source, data, ports: [port] }) => {
  if (source !== parent || !port) return;
  removeEventListener("message", take);
  const { code, args } = data;
  const text = new Blob([BEFORE, code, AFTER], { type: "text/javascript" });
  const worker = new Worker(URL.createObjectURL(text));
  const end = (isError, result) => {
    worker.terminate();
    port.postMessage({ isError, result });
  };
  worker.onmessage = ({ data: { isError, result } }) => end(isError, String(result));
  worker.onerror = (event) => {
    event.preventDefault();
    end(true, event.message || "The code could not be read.");
  };
  worker.postMessage(args);
  port.postMessage("started");
};
addEventListener("message", take);
`;

const HASH = createHash("sha256").update(SCRIPT).digest("base64");

// The worker has these rules, too: it may load nothing and ask nobody.
const POLICY = [
  "default-src 'none'",
  `script-src 'sha256-${HASH}'`,
  "worker-src blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  "sandbox allow-scripts",
].join("; ");

const PAGE = `<!doctype html><meta charset="utf-8"><title>Function</title><script>${SCRIPT}</script>`;

/** The page of the frame in which functions of the browser run: of no origin, and without a network. */
export function functionFrame(): Response {
  return new Response(PAGE, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": POLICY,
      "cross-origin-resource-policy": "same-origin",
      "referrer-policy": "no-referrer",
    },
  });
}
