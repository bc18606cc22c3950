import { ApiClient, newId } from "./api-client";
import { expect } from "./fixtures";
import { test } from "./http-fixtures";
import { PAGES } from "./pages";
import { createThings } from "./things";

/** As a page, and as what React fetches of it. */
const FORMS: Record<string, string>[] = [{}, { rsc: "1" }];

const MALFORMED = ["x", newId().slice(1), `${newId()}A`, crypto.randomUUID(), "null", "__proto__"];

async function read(client: ApiClient, address: string, headers: Record<string, string>) {
  const response = await client.fetch(address, { headers });
  return { status: response.status, cookie: response.headers.get("set-cookie"), body: await response.text() };
}

// The scripts carry React's stream, whose order and keys differ from one request to the next, as nonces do.
const comparable = (html: string) =>
  html.replaceAll(/<script[^>]*>.*?<\/script>/gs, "").replaceAll(/nonce="[^"]+"/g, "");

for (const { file, address, shows } of PAGES) {
  test(`AZ-01 ${file} has nothing of anybody else's`, async ({ app, client, marker }) => {
    const things = await createThings(client, marker.text);
    const [other, nobody] = [new ApiClient(app.url), new ApiClient(app.url)];
    await createThings(other, "mine");
    const own = [marker.text, things.threadId, things.turnId, things.storeId, things.attachmentId];
    for (const who of [other, nobody]) {
      for (const headers of FORMS) {
        const id = shows ? things[shows] : "";
        const { body, cookie } = await read(who, address(id), headers);
        expect(own.filter((text) => body.replaceAll(id, "").includes(text))).toEqual([]);
        expect(cookie, "reading makes nobody an owner").toBeNull();
      }
    }
  });

  if (!shows) continue;

  test(`AZ-01 ${file} serves the owner, and tells nobody else whether there is one`, async ({
    app,
    client,
    marker,
  }) => {
    const things = await createThings(client, marker.text);
    for (const headers of FORMS) {
      const { status, body } = await read(client, address(things[shows]), headers);
      expect(status).toBe(200);
      expect(body).toContain(marker.text);
    }
    const [other, nobody] = [new ApiClient(app.url), new ApiClient(app.url)];
    const own = await createThings(other, "mine");
    const ofOtherKinds = Object.values(own).filter((id) => id !== own[shows]);
    for (const who of [other, nobody]) {
      const missing = await read(who, address(newId()), {});
      expect(missing.status).toBe(404);
      for (const id of [things[shows], ...ofOtherKinds, ...MALFORMED]) {
        const found = await read(who, address(encodeURIComponent(id)), {});
        expect(found.status, id).toBe(404);
        expect(comparable(found.body), id).toBe(comparable(missing.body));
      }
    }
  });
}
