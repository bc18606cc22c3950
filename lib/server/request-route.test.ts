import { globSync } from "node:fs";
import { expect, test } from "vitest";
import { PAGES, routeOfHandler, routeOfPage } from "./request-route";

test("LG-01 a route names parameters and not what they are", () => {
  const params = { turnId: "gq3nYyJ0S1iB0hQ8Jm6f2w", position: "1" };
  expect(routeOfHandler("/api/turns/gq3nYyJ0S1iB0hQ8Jm6f2w/calls/1", params)).toBe(
    "/api/turns/[turnId]/calls/[position]",
  );
  expect(routeOfHandler("/api/functions/say%5fthis", { name: "say_this" })).toBe("/api/functions/[name]");
  expect(routeOfHandler("/api/functions/%E0%A4", { name: "%E0%A4" })).toBe("/api/functions/[name]");
  expect(routeOfHandler("/api/threads", {})).toBe("/api/threads");
});

test("LG-01 the route of a page names no thread, and what is no page has none", () => {
  expect(routeOfPage("/")).toBe("/");
  expect(routeOfPage("/threads/gq3nYyJ0S1iB0hQ8Jm6f2w")).toBe("/threads/[threadId]");
  expect(routeOfPage("/_next/static/chunks/a.js")).toBe("/_next");
  expect(routeOfPage("/threads/one/two")).toBeNull();
  expect(routeOfPage("/wp-login.php")).toBeNull();
});

test("every page of the app has a route", () => {
  const folders = globSync("**/page.tsx", { cwd: "app" }).map((file) => file.replace(/\/?page\.tsx$/, ""));
  const routes = folders.map((folder) => `/${folder.replace(/\(\w+\)\/?/g, "").replace(/\/$/, "")}`);
  expect(routes.length).toBeGreaterThan(0);
  expect([...PAGES].sort()).toEqual(routes.sort());
});
