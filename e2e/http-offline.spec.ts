import { passphraseTest } from "./access-servers";
import { ApiClient } from "./api-client";
import { expect } from "./fixtures";
import { test } from "./http-fixtures";
import { comparable } from "./sharing";

const WORKER = "/service-worker.js?build=any";

test("8 HD-13 the service worker is looked at for news each time, and may ask nobody but this site", async ({
  app,
}) => {
  const { status, headers } = await fetch(app.url + WORKER);
  expect(status).toBe(200);
  expect(headers.get("content-type")).toMatch(/^(application|text)\/javascript/);
  expect(headers.get("cache-control")).toBe("no-cache");
  expect(headers.get("content-security-policy")).toBe("default-src 'none'; connect-src 'self'");
  expect(headers.get("service-worker-allowed")).toBeNull();
});

test("8 HD-13 the page that is kept for when there is no network is the same for everybody", async ({
  app,
  client,
  marker,
}) => {
  await (await client.send({ text: marker.text })).text();
  const own = await (await client.fetch("/offline")).text();
  const ofNobody = await new ApiClient(app.url).fetch("/offline");
  expect(own).not.toContain(marker.text);
  expect(comparable(own)).toBe(comparable(await ofNobody.text()));
  const build = ofNobody.headers.get("x-parley-build");
  expect(build).toMatch(/^[0-9a-f]{16}$/);
  expect((await fetch(`${app.url}/api/health`)).headers.get("x-parley-build")).toBe(build);
});

passphraseTest("8 who has not signed in gets the worker, and not the page that it keeps", async ({ app }) => {
  expect((await fetch(app.url + WORKER)).status).toBe(200);
  const kept = await fetch(`${app.url}/offline`, { redirect: "manual" });
  expect(kept.headers.get("location")).toBe("/sign-in?to=%2Foffline");
  expect(await kept.text()).not.toContain("composer");
});
