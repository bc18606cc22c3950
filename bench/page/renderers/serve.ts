import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, preview } from "vite";

const root = fileURLToPath(new URL(".", import.meta.url));
const repository = fileURLToPath(new URL("../../..", import.meta.url));

export type Served = { url: string; remove(): Promise<void> };

/** The page with all renderers, built as for production, on a port of its own. */
export async function serveRenderers(): Promise<Served> {
  const outDir = mkdtempSync(join(tmpdir(), "parley-renderers-"));
  const config = {
    root,
    configFile: false,
    logLevel: "error",
    resolve: { alias: { "@": repository } },
    css: { postcss: repository },
    worker: { format: "es" },
    build: { outDir, emptyOutDir: true },
    preview: { port: 0, host: "127.0.0.1" },
  } as const;
  await build(config);
  const server = await preview(config);
  return {
    url: server.resolvedUrls?.local[0] ?? "",
    async remove() {
      await server.close();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}
