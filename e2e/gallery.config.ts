import { defineConfig } from "@playwright/test";
import { CATALOGS } from "./catalogs.ts";
import config from "./playwright.config.ts";

/** Pictures of every screen in `results/screens`, for people to look at. A project is a language. */
export default defineConfig({
  ...config,
  testMatch: "gallery.pictures.ts",
  outputDir: "results/gallery",
  reporter: "list",
  use: { ...config.use, screenshot: "off" },
  projects: ["en", ...CATALOGS.keys()].flatMap((locale) => [
    { name: locale, use: { locale } },
    { name: `${locale}-dark`, use: { locale, colorScheme: "dark" as const } },
  ]),
});
