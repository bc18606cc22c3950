import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./set-up/project.mjs";

const read = (file: string) => readFileSync(join(root, file), "utf8");

test("what vercel.json names is there", () => {
  const { functions, crons } = JSON.parse(read("vercel.json"));
  for (const pattern of Object.keys(functions)) {
    expect(globSync(pattern, { cwd: root }).length, pattern).toBeGreaterThan(0);
  }
  for (const { path } of crons) expect(existsSync(join(root, "app", path, "route.ts")), path).toBe(true);
});

test("every setting of the server is explained where people look for it", () => {
  const settings = read("lib/server/env.ts").match(/^ {2}[A-Z][A-Z0-9_]+(?=:)/gm) ?? [];
  expect(settings.length).toBeGreaterThan(40);
  const explained = read("README.md") + read("docs/deploy.md");
  expect(settings.map((name) => name.trim()).filter((name) => !explained.includes(`\`${name}\``))).toEqual(
    [],
  );
});

test("the samples of proxies let files through, and nothing else that is large", () => {
  const nginx = read("docs/deploy/nginx.conf");
  const [, pattern = ""] = /location ~ (\S+) \{/.exec(nginx) ?? [];
  const isFile = (path: string) => new RegExp(pattern).test(path);
  expect(["/api/attachments/x", "/api/environments/x/file"].filter((path) => !isFile(path))).toEqual([]);
  expect(["/api/attachments", "/api/threads/x/turns", "/"].filter(isFile)).toEqual([]);
});

test("the guides lead to files that are there", () => {
  for (const guide of ["docs/deploy.md", "docs/operate.md", "SECURITY.md"]) {
    const links = [...read(guide).matchAll(/\]\((?!https?:)([^)#]+)(#[^)]*)?\)/g)].map(([, to = ""]) => to);
    for (const to of links) expect(existsSync(join(root, dirname(guide), to)), `${guide}: ${to}`).toBe(true);
  }
});
