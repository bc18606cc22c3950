import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root } from "./set-up/project.mjs";

// Each row: a folder, what a file in it may import, what it may not. One arrow of the picture per word.
const layers = [
  {
    file: "app/s/[shareId]/page.tsx",
    may: `./icon @/components/thread/thread-view @/lib/client/api @/lib/server/shares @/lib/protocol/thread
      react next/navigation`,
    mayNot: `../page @/app/page @/lib/emulator/server @/scripts/start.mjs @/e2e/fixtures @google/genai
      kysely pg node:sqlite`,
  },
  {
    file: "app/api/threads/route.ts",
    may: `@/lib/server/threads @/lib/server/turns/create @/lib/protocol/api`,
    mayNot: `@/components/ui/button @/lib/client/api @/lib/emulator/server @/app/page ../route
      @google/genai kysely pg node:sqlite`,
  },
  {
    file: "components/steps/step-view.tsx",
    may: `./thought-step @/components/ui/button @/lib/client/thread-store @/lib/protocol/select react
      next/link`,
    mayNot: `../ui/button @/app/page @/lib/server/threads @/lib/emulator/server server-only node:fs
      node:fs/promises @google/genai kysely pg node:sqlite`,
  },
  {
    file: "lib/client/api.ts",
    may: `./event-stream ./media/player @/lib/client/preferences @/lib/protocol/api zustand react`,
    mayNot: `../protocol/api @/components/ui/button @/app/page @/lib/server/threads @/lib/emulator/server
      node:fs @google/genai kysely pg node:sqlite`,
  },
  {
    file: "lib/server/threads.ts",
    may: `./env ./db/client @/lib/server/turns/run @/lib/protocol/thread kysely node:crypto next/server
      server-only`,
    mayNot: `../protocol/thread @/lib/client/api @/components/ui/button @/app/page @/lib/emulator/server
      @google/genai pg node:sqlite`,
  },
  {
    file: "lib/server/gemini/client.ts",
    may: `./start @google/genai @/lib/emulator/handler @/lib/server/env @/lib/protocol/interaction`,
    mayNot: `../env @/lib/client/api @/components/ui/button @/app/page kysely pg node:sqlite`,
  },
  {
    file: "lib/server/db/client.ts",
    may: `./schema @/lib/server/env @/lib/protocol/thread kysely pg node:sqlite`,
    mayNot: `../env @/lib/emulator/server @/lib/client/api @/components/ui/button @google/genai`,
  },
  {
    file: "lib/emulator/scenarios/search.ts",
    may: `./story ./story.ts ../stream.ts ../../protocol/events.ts @/lib/protocol/interaction node:http`,
    mayNot: `../../server/env.ts ../server/env.ts ../../client/api.ts ../../../components/ui/button.tsx
      ../../../app/page.tsx @/lib/server/env @/lib/client/api @/components/ui/button @google/genai
      kysely pg node:sqlite`,
  },
  {
    file: "lib/protocol/reduce.ts",
    may: `./thread zod`,
    mayNot: `../server/env ../emulator/stream @/lib/protocol/thread @/lib/server/env @/lib/client/api
      @/lib/emulator/server @/components/ui/button @/app/page @google/genai react next next/server
      kysely node:crypto zustand`,
  },
  {
    file: "instrumentation.ts",
    may: `@/lib/server/turns/drain @/lib/protocol/errors`,
    mayNot: `../elsewhere @/lib/client/api @/components/ui/button @/app/page @/lib/emulator/server
      @google/genai pg`,
  },
  {
    file: "e2e/streaming.spec.ts",
    may: `./fixtures @playwright/test ../scripts/set-up/chromium.mjs ../components/content/hostile-texts
      node:fs`,
    mayNot: `@/lib/protocol/thread ../lib/protocol/thread ../lib/emulator/server ../app/page
      ../components/ui/button @google/genai pg`,
  },
  {
    file: "scripts/start.mjs",
    may: `./set-up/build.mjs ../e2e/fixtures.ts`,
    mayNot: `@/lib/server/env`,
  },
  {
    file: "bench/run.mjs",
    may: `../lib/emulator/server.ts`,
    mayNot: `@/lib/server/env`,
  },
  {
    file: "lib/protocol/reduce.test.ts",
    may: `./reduce vitest fast-check @/lib/emulator/scenarios/search`,
    mayNot: `../server/env @/lib/server/env @/lib/client/api @/components/ui/button @google/genai`,
  },
  {
    file: "lib/server/threads.test.ts",
    may: `./threads vitest @/lib/emulator/server @/lib/server/env kysely`,
    mayNot: `../emulator/server @/lib/client/api @/components/ui/button @/app/page`,
  },
  {
    file: "lib/server/db/test-storage.ts",
    may: `pg ./client`,
    mayNot: `../env @/lib/client/api @/app/page`,
  },
  {
    file: "lib/emulator/stream.test.ts",
    may: `./stream.ts ../protocol/events.ts vitest @google/genai`,
    mayNot: `../server/env.ts ../client/api.ts @/lib/server/env @/components/ui/button kysely`,
  },
  {
    file: "components/thread/turn-view.test.tsx",
    may: `./turn-view vitest @/lib/emulator/scenarios/search @/lib/protocol/reduce node:fs`,
    mayNot: `../ui/button @/lib/server/env @/app/page @google/genai`,
  },
];

// Statements whose form, not only their source, decides.
const forms: { file: string; statement: string; isAllowed: boolean }[] = [
  {
    file: "lib/protocol/a.ts",
    statement: 'import type { Interactions } from "@google/genai";',
    isAllowed: true,
  },
  { file: "lib/protocol/a.ts", statement: 'import { GoogleGenAI } from "@google/genai";', isAllowed: false },
  { file: "lib/protocol/a.ts", statement: 'import * as sdk from "@google/genai";', isAllowed: false },
  { file: "lib/protocol/a.ts", statement: 'export { GoogleGenAI } from "@google/genai";', isAllowed: false },
  { file: "lib/protocol/a.ts", statement: 'export const sdk = import("@google/genai");', isAllowed: false },
  {
    file: "lib/emulator/a.ts",
    statement: 'import type { Interactions } from "@google/genai";',
    isAllowed: true,
  },
  { file: "lib/emulator/a.ts", statement: 'import { GoogleGenAI } from "@google/genai";', isAllowed: false },
  {
    file: "components/a.ts",
    statement: 'import type { Row } from "@/lib/server/db/schema";',
    isAllowed: false,
  },
  { file: "components/a.ts", statement: 'export * from "@/lib/server/env";', isAllowed: false },
  { file: "lib/client/a.ts", statement: 'export const env = import("@/lib/server/env");', isAllowed: false },
];

const words = (text: string) => text.split(/\s+/);

/** A file of its own for every statement, beside the file it stands for: `reduce.ts` gives `reduce-7.ts`. */
const seeds = [
  ...layers.flatMap(({ file, may, mayNot }) => [
    ...words(may).map((source) => ({ file, statement: `import "${source}";`, isAllowed: true })),
    ...words(mayNot).map((source) => ({ file, statement: `import "${source}";`, isAllowed: false })),
  ]),
  ...forms,
].map((seed, index) => ({ ...seed, path: seed.file.replace(/(\w)\./, `$1-${index}.`) }));

let reported: Set<string>;
const folder = mkdtempSync(join(tmpdir(), "parley-layers-"));

beforeAll(() => {
  for (const name of ["biome.json", ".gitignore"]) copyFileSync(join(root, name), join(folder, name));
  for (const { path, statement } of seeds) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), `${statement}\n`);
  }
  const biome = join(root, "node_modules/@biomejs/biome/bin/biome");
  const args = [
    biome,
    "lint",
    "--only=style/noRestrictedImports",
    "--reporter=json",
    "--max-diagnostics=none",
  ];
  const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
  const { diagnostics }: { diagnostics: { location: { path: string } }[] } = JSON.parse(stdout);
  reported = new Set(diagnostics.map(({ location }) => location.path));
});

afterAll(() => rmSync(folder, { recursive: true }));

describe.each(["app", "components", "lib", "e2e", "scripts", "bench", "instrumentation"])("%s", (top) => {
  const inTop = seeds.filter(({ path }) => path.startsWith(top));

  test.each(inTop.filter(({ isAllowed }) => isAllowed))("$file may: $statement", ({ path }) => {
    expect(reported).not.toContain(path);
  });

  test.each(inTop.filter(({ isAllowed }) => !isAllowed))("$file may not: $statement", ({ path }) => {
    expect(reported).toContain(path);
  });
});
