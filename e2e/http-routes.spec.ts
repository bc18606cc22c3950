import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { newId } from "./api-client";
import { expect } from "./fixtures";
import { expectRefusal, test } from "./http-fixtures";
import { addressWith, ENDPOINTS, METHODS, methodsOf, nameOf, PATHS } from "./routes";

const APP = join(import.meta.dirname, "../app");
const files = readdirSync(APP, { recursive: true, encoding: "utf8" })
  .filter((file) => /(^|[\\/])route\.tsx?$/.test(file))
  .map((file) => join(APP, file));

const pathOf = (file: string) => `/${relative(APP, dirname(file)).split(sep).join("/")}`;

/** Each method stands in the file as `GET: endpoint(`. */
function endpointsIn(file: string): string[] {
  const methods = readFileSync(file, "utf8").matchAll(/\b(GET|HEAD|OPTIONS|POST|PUT|PATCH|DELETE):/g);
  return [...methods].map(([, method]) => `${method} ${pathOf(file)}`);
}

test.describe("the table of endpoints is whole", () => {
  test("AZ-01 every endpoint in the code is in the table, and no other", () => {
    expect(files.flatMap(endpointsIn).sort()).toEqual(ENDPOINTS.map(nameOf).sort());
  });

  test("AZ-01 every handler goes through the checks that all share", () => {
    for (const file of files) {
      const exported = readFileSync(file, "utf8").match(/^export .*/gm);
      expect(exported, file).toEqual(["export const { GET, POST, PUT, PATCH, DELETE } = route({"]);
    }
  });

  test("AZ-16 authorization does not depend on a proxy: there is none", () => {
    const names = ["proxy", "middleware"].flatMap((name) => [`${name}.ts`, `${name}.js`, `src/${name}.ts`]);
    expect(names.filter((name) => existsSync(join(APP, "..", name)))).toEqual([]);
    const manifest = join(APP, "../.next/server/middleware-manifest.json");
    expect(JSON.parse(readFileSync(manifest, "utf8")).middleware, "the build has none either").toEqual({});
  });

  for (const path of PATHS) {
    test(`IV-06 ${path} refuses every method that it does not take`, async ({ client }) => {
      const allowed = methodsOf(path);
      for (const method of METHODS.filter((other) => !allowed.includes(other))) {
        const response = await client.fetch(addressWith(path, newId()), { method });
        expect(response.headers.get("allow")?.split(", ").sort(), method).toEqual([...allowed].sort());
        await expectRefusal(response, 405);
      }
    });
  }
});
