import { expect, test } from "vitest";
import { isOwnOrigin, originOf } from "./origin";

const HOST = { host: "chat.example:3000" };
const OWN = "http://chat.example:3000";

function isOwn(headers: Record<string, string>): boolean {
  return isOwnOrigin(new Headers({ ...HOST, ...headers }));
}

test.each([
  [{ "sec-fetch-site": "same-origin" }],
  [{ origin: OWN }],
  [{ "sec-fetch-site": "same-origin", origin: OWN }],
])("HD-01 a page of ours is known by %o", (headers) => {
  expect(isOwn(headers)).toBe(true);
});

test.each([
  [{}],
  [{ "sec-fetch-site": "cross-site" }],
  [{ "sec-fetch-site": "same-site", origin: OWN }],
  [{ "sec-fetch-site": "none", origin: OWN }],
  [{ "sec-fetch-site": "", origin: OWN }],
  [{ "sec-fetch-site": "same-origin", origin: "null" }],
  [{ origin: "" }],
  [{ origin: `${OWN}/` }],
  [{ origin: `${OWN}, https://evil.example` }],
  [{ origin: "https://chat.example:3000" }],
  [{ origin: "http://chat.example" }],
  [{ origin: "http://chat.example:3000@evil.example" }],
  [{ origin: "https://evil.example", "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" }],
])("HD-01 what says %o is not a page of ours", (headers) => {
  expect(isOwn(headers)).toBe(false);
});

test("AZ-18 a host that is no host names nobody's origin", () => {
  expect(originOf(new Headers({ host: "a b/@:%%" })).origin).toBe("http://localhost");
});
