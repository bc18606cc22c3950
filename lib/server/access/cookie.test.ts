import { expect, test } from "vitest";
import { readToken, writeCookies } from "./cookie";

const TOKEN = "A".repeat(43);
const LOCAL = new URL("http://localhost:3000");
const PUBLIC = new URL("https://chat.example");
const LAN = new URL("http://192.168.1.5:3000");

test.each([
  ["https", PUBLIC],
  ["this machine", LOCAL],
])("AZ-10 over %s the cookie can be set by this host alone", (_name, origin) => {
  const [cookie = ""] = writeCookies(TOKEN, origin);
  expect(cookie).toBe(`__Host-sid=${TOKEN}; Path=/; Max-Age=34560000; HttpOnly; SameSite=Lax; Secure`);
  expect(readToken(cookie.split(";")[0] ?? "", origin)).toBe(TOKEN);
});

test("AZ-10 over plain http in a local network, where browsers drop secure cookies, a session works still", () => {
  expect(writeCookies(TOKEN, LAN)).toEqual([
    `sid=${TOKEN}; Path=/; Max-Age=34560000; HttpOnly; SameSite=Lax`,
  ]);
  expect(readToken(`sid=${TOKEN}`, LAN)).toBe(TOKEN);
});

test("AZ-10 a browser that takes no secure cookie from this machine gets one that it takes", () => {
  expect(writeCookies(TOKEN, LOCAL).at(-1)).toBe(
    `sid=${TOKEN}; Path=/; Max-Age=34560000; HttpOnly; SameSite=Lax`,
  );
  expect(readToken(`sid=${TOKEN}`, LOCAL)).toBe(TOKEN);
  expect(writeCookies(TOKEN, PUBLIC)).toHaveLength(1);
});

test("AZ-09 a secure site does not read the cookie that any host beside it could set", () => {
  expect(readToken(`sid=${TOKEN}`, PUBLIC)).toBeNull();
});

test.each([
  null,
  "",
  "=",
  "__Host-sid",
  `__Host-sid=${TOKEN}A`,
  `__Host-sid=${TOKEN}=`,
  `__Host-sid=${TOKEN}=A`,
  `__Host-sid="${TOKEN}"`,
  `__host-sid=${TOKEN}`,
  `__Host-sid=${TOKEN}; __Host-sid=${TOKEN}`,
  `__Host-sid=; __Host-sid=${TOKEN}`,
])("AZ-09 %j is nobody's", (cookies) => {
  expect(readToken(cookies, LOCAL)).toBeNull();
});

test("AZ-09 the token is found among other cookies", () => {
  expect(readToken(`a=1;__Host-sid=${TOKEN} ; b`, LOCAL)).toBe(TOKEN);
});
