import type { NextConfig } from "next";

/** Of every answer, whatever it is; what it may load and run is said in `proxy.ts` and `lib/server/http.ts`. */
const HEADERS = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  // Two years, as the lists that browsers come with ask for. Over plain http it means nothing.
  "Strict-Transport-Security": "max-age=63072000; includeSubDomains; preload",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": [
    ...["camera", "microphone", "geolocation", "fullscreen", "clipboard-write"].map(
      (name) => `${name}=(self)`,
    ),
    ...["publickey-credentials-get", "publickey-credentials-create"].map((name) => `${name}=(self)`),
    ...["browsing-topics", "display-capture", "hid", "midi", "payment", "serial", "usb"].map(
      (name) => `${name}=()`,
    ),
  ].join(", "),
};

const config: NextConfig = {
  headers: async () => [
    { source: "/:path*", headers: Object.entries(HEADERS).map(([key, value]) => ({ key, value })) },
    // What it answers is the browser's to check for news, and what it may do is ask this site.
    {
      source: "/service-worker.js",
      headers: [
        { key: "Cache-Control", value: "no-cache" },
        { key: "Content-Security-Policy", value: "default-src 'none'; connect-src 'self'" },
      ],
    },
    // Of shared pages themselves `proxy.ts` says it.
    {
      source: "/api/shares/:path*",
      headers: [{ key: "X-Robots-Tag", value: "noindex, nofollow, noarchive" }],
    },
  ],
  // Files that are shared with the app (`lib/protocol/launch.ts`) stay in the browser. Where its worker is not there yet
  // they go nowhere, and the page says that they have to be shared once more.
  redirects: async () => [{ source: "/share-target", destination: "/?share-files=", statusCode: 303 }],
  poweredByHeader: false,
  // What a page says of itself is in its head for everybody: who collects pages or previews links reads no further.
  htmlLimitedBots: /.*/,
  // Written into the code of page and server, so that a page can tell that the server is of another build.
  env: { PARLEY_BUILD: process.env.PARLEY_BUILD ?? "" },
  productionBrowserSourceMaps: false,
  images: { unoptimized: true },
  // `npm run check` does it, tests included; a type error in a test must not keep anybody from starting.
  typescript: { ignoreBuildErrors: true },
  // A streamed answer is left as it is, as its `no-transform` asks: a compressor would hold back the first words.
  compress: true,
  // Where only what the code imports is shipped: the library of diagrams is read as a file.
  outputFileTracingIncludes: { "/embed/diagram": ["./node_modules/@mermaid-js/tiny/dist/mermaid.tiny.js"] },
  serverExternalPackages: ["pg", "pino", "@google/genai"],
};

export default config;
