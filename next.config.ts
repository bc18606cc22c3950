import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  // Written into the code of page and server, so that a page can tell that the server is of another build.
  env: { PARLEY_BUILD: process.env.PARLEY_BUILD ?? "" },
  productionBrowserSourceMaps: false,
  images: { unoptimized: true },
  // `npm run check` does it, tests included; a type error in a test must not keep anybody from starting.
  typescript: { ignoreBuildErrors: true },
  // A streamed answer is compressed by nothing: a compressor would hold back the first words.
  compress: false,
  serverExternalPackages: ["pg", "pino", "@google/genai"],
};

export default config;
