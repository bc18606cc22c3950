import { resolve } from "node:path";

/** @type {import("next").NextConfig} */
export default {
  // Its packages are the repository's.
  turbopack: { root: resolve(import.meta.dirname, "../../..") },
};
