import { passphraseTest } from "./access-servers";
import { expect } from "./fixtures";
import { test } from "./http-fixtures";

type Manifest = {
  start_url: string;
  display: string;
  icons: { src: string; sizes: string; purpose?: string }[];
  shortcuts: { name: string; url: string }[];
  share_target: { action: string; method: string; enctype: string; params: Record<string, string> };
};

/** Width and height of a PNG. */
async function sizeOf(response: Response): Promise<string> {
  const bytes = Buffer.from(await response.arrayBuffer());
  return `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`;
}

/** Reads all that a browser needs to install the app, as it does: without a cookie. */
async function readManifest(url: string): Promise<Manifest> {
  const response = await fetch(`${url}/manifest.webmanifest`);
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toContain("application/manifest+json");
  const manifest: Manifest = await response.json();
  for (const { src, sizes } of manifest.icons) {
    expect(await sizeOf(await fetch(url + src)), src).toBe(sizes);
  }
  return manifest;
}

test("8 the app can be installed: its manifest names icons that are there, shortcuts, and where to share", async ({
  app,
}) => {
  const manifest = await readManifest(app.url);
  expect(manifest).toMatchObject({ start_url: "/", display: "standalone" });
  expect(manifest.icons.map(({ sizes, purpose = "any" }) => `${sizes} ${purpose}`)).toEqual([
    "192x192 any",
    "512x512 any",
    "512x512 maskable",
  ]);
  for (const { url } of manifest.shortcuts) {
    expect((await fetch(app.url + url)).status, url).toBe(200);
  }
  const { action, method, enctype } = manifest.share_target;
  expect({ method, enctype }).toEqual({ method: "POST", enctype: "multipart/form-data" });
  const form = new FormData();
  form.set("share-files", new File(["12"], "a.txt"));
  // Without its worker, which keeps them in the browser, the files go nowhere, and the page says so.
  const answer = await fetch(app.url + action, { method, body: form, redirect: "manual" });
  expect(answer.status).toBe(303);
  expect(new URL(answer.headers.get("location") ?? "", app.url).href).toBe(`${app.url}/?share-files=`);
  const html = await (await fetch(app.url)).text();
  expect(html).toContain('rel="manifest" href="/manifest.webmanifest"');
});

passphraseTest("8 who has not signed in can read how the app is installed", async ({ app }) => {
  await readManifest(app.url);
});
