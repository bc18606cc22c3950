import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { gapsOfTables } from "../scripts/set-up/route-table.mjs";
import { newId } from "./api-client";
import { expect } from "./fixtures";
import { expectRefusal, test } from "./http-fixtures";
import { addressOf, addressWith, METHODS, methodsOf, PATHS } from "./routes";
import { createThings } from "./things";

const ROOT = join(import.meta.dirname, "..");
const handlers = readdirSync(join(ROOT, "app"), { recursive: true, encoding: "utf8" })
  .map((file) => file.split(sep).join("/"))
  .filter((file) => /(^|\/)route\.tsx?$/.test(file));

test.describe("the table of endpoints is whole", () => {
  test("AZ-01 everything that answers is in the tables, and nothing else", () => {
    expect(gapsOfTables(ROOT)).toEqual([]);
  });

  test("AZ-01 every handler goes through the checks that all share", () => {
    for (const file of handlers) {
      const exported = readFileSync(join(ROOT, "app", file), "utf8")
        .match(/^export .*/gm)
        ?.filter((line) => line !== "export const maxDuration = 300;");
      expect(exported, file).toEqual([
        expect.stringMatching(/^export const \{ GET, POST, PUT, PATCH, DELETE \} = route\(\{/),
      ]);
    }
  });

  test("IV-06 PX-05 an address that is none of ours is answered in our words, whatever is asked of it", async ({
    client,
  }) => {
    const addresses = [
      "/api/x",
      "/api/threads/x/y/z",
      "/api/openai/v1/chat/completions",
      "/api/v1/models",
      "/embed/x",
    ];
    for (const address of addresses) {
      for (const method of METHODS) {
        const body = method === "GET" ? {} : { body: { model: "gemini-3.8-flash", messages: [] } };
        await expectRefusal(await client.fetch(address, { method, ...body }), 404);
      }
    }
  });

  test("AZ-16 the proxy is asked for no endpoint, and answers nothing by itself", async ({ client }) => {
    const manifest = join(ROOT, ".next/server/functions-config-manifest.json");
    const { functions }: Proxies = JSON.parse(readFileSync(manifest, "utf8"));
    const matchers = functions["/_middleware"]?.matchers ?? [];
    const passes = (address: string) => matchers.some(({ regexp }) => new RegExp(regexp).test(address));
    const things = await createThings(client, "mine");
    expect(PATHS.filter((path) => passes(addressOf(path, things).replace(/\?.*/, "")))).toEqual([]);
    expect(passes("/threads/x"), "pages pass through it").toBe(true);
    const text = readFileSync(join(ROOT, "proxy.ts"), "utf8");
    expect(text.match(/NextResponse\.\w+/g), "all it does is to let through").toEqual(["NextResponse.next"]);
    expect(text, "it knows nobody").not.toMatch(/redirect|rewrite|findSession|Owner|cookies/);
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

type Proxies = { functions: Record<string, { matchers?: { regexp: string }[] }> };
