import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "./set-up/project.mjs";

const sources = ["app", "components", "lib", "instrumentation.ts", "proxy.ts"].flatMap((top) =>
  top.includes(".") ? [top] : filesUnder(top),
);

function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((file) => `${folder}/${file.split(sep).join("/")}`)
    .filter((file) => /\.tsx?$/.test(file))
    .filter((file) => !/\.test\.tsx?$|\/test-[\w-]+\.tsx?$|\/rig\.ts$/.test(file));
}

const textOf = (file: string) => readFileSync(join(root, file), "utf8");

/** What opens a connection, and the only files that do. The emulator is Google's part, and a program of its own. */
const DOORS: [name: string, pattern: RegExp, files: readonly string[]][] = [
  ["Google, by undici", /import \{[^}]*\} from "undici"/, ["lib/server/gemini/transport.ts"]],
  ["Google's client", /^import \{ GoogleGenAI/m, ["lib/server/gemini/client.ts"]],
  ["PostgreSQL", /import pg from "pg"/, ["lib/server/db/postgres.ts", "lib/server/db/postgres-notices.ts"]],
  ["a bucket", /import (?!type)[^;]*"@aws-sdk/, ["lib/server/media/s3-store.ts"]],
  ["Vercel's storage", /import (?!type)[^;]*"@vercel\/blob"/, ["lib/server/media/vercel-store.ts"]],
  ["a collector of traces", /import\("@vercel\/otel"\)/, ["lib/server/tracing/start.ts"]],
  ["a provider to sign in with", /\bfetch\(/, ["lib/server/access/provider.ts"]],
  ["this site, from the page", /\bfetch\(/, ["lib/client/request.ts", "lib/client/stale-page.ts"]],
  [
    "this site, from the page's service worker",
    /serviceWorker\.register\(/,
    ["lib/client/offline/register-worker.ts"],
  ],
  ["this site, with the bytes of a file", /new XMLHttpRequest/, ["lib/client/send-bytes.ts"]],
  [
    "anything, by Node's own means",
    /import (?!type)(?!\{ isIPv4, isIPv6 \})[^;]*"(node:)?(https?|http2|net|tls|dgram)"|\bdns\.|"node:dns/,
    [],
  ],
  [
    "anything, by a socket or a message of the browser's",
    /new (WebSocket|EventSource|RTCPeerConnection)|sendBeacon\(/,
    [],
  ],
];

const isEmulator = (file: string) => file.startsWith("lib/emulator/");
const ofServer = sources.filter((file) => !isEmulator(file) && !/^(components|lib\/client)\//.test(file));
const ofPage = sources.filter((file) => /^(components|lib\/client)\//.test(file));

describe("SS-01 connections are opened by named files only", () => {
  test.each(DOORS)("%s", (name, pattern, files) => {
    const places = name.includes("from the page") || name.includes("bytes of a file") ? ofPage : ofServer;
    const isOfBrowser = name.includes("of the browser's");
    const where = isOfBrowser ? [...ofPage, ...ofServer] : places;
    // Words in a comment or a text open nothing.
    const code = (file: string) => textOf(file).replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$|`[^`]*`/gm, "");
    expect(where.filter((file) => pattern.test(code(file))).sort()).toEqual([...files].sort());
  });
});

// What runs in a thread of its own is no module of Next's.
const IN_A_THREAD = /^lib\/server\/media\/look\//;

test("PX-02 no file of the server can get into the page: the build refuses", () => {
  const files = sources.filter((file) => file.startsWith("lib/server/") && !IN_A_THREAD.test(file));
  expect(files.filter((file) => !/^import "server-only";$/m.test(textOf(file)))).toEqual([]);
});

test("PX-02 nothing of the surroundings is written into the page but the name of the build", () => {
  const named = sources.filter((file) => /NEXT_PUBLIC_/.test(textOf(file)));
  expect(named).toEqual([]);
  expect(textOf("next.config.ts").match(/env: \{[^}]*\}/g)).toEqual([
    'env: { PARLEY_BUILD: process.env.PARLEY_BUILD ?? "" }',
  ]);
});

test("HD-12 the page hears no message that another window can send", () => {
  const listeners = sources.filter((file) =>
    /(window|globalThis|self)?\.?addEventListener\(\s*"message"/.test(textOf(file)),
  );
  // Workers, channels of this origin, and the frames of functions and diagrams, which ask who speaks.
  expect(listeners.sort()).toEqual([
    "components/content/highlight-worker.ts",
    "lib/client/activity/activity-channel.ts",
    "lib/client/attachments/hash-worker.ts",
    "lib/client/other-tabs.ts",
    "lib/client/presets/preset-channel.ts",
    "lib/server/embed/diagram-frame.ts",
    "lib/server/embed/function-frame.ts",
  ]);
  for (const file of [
    "lib/client/activity/activity-channel.ts",
    "lib/client/other-tabs.ts",
    "lib/client/presets/preset-channel.ts",
  ]) {
    expect(textOf(file), file).toMatch(/channel\?\.addEventListener\("message"/);
  }
  for (const frame of ["diagram-frame", "function-frame"])
    expect(textOf(`lib/server/embed/${frame}.ts`)).toContain("source !== parent");
});

test("AZ-07 no page and no handler asks the database itself: the functions that do take the owner", () => {
  const ofApp = sources.filter((file) => file.startsWith("app/") || file === "proxy.ts");
  expect(ofApp.filter((file) => /lib\/server\/db|"kysely"|from "pg"|node:sqlite/.test(textOf(file)))).toEqual(
    [],
  );
});
