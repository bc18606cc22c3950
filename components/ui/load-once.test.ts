import { expect, test } from "vitest";
import { loadOnce } from "./load-once";

test("what is there is given at once, through any number of steps", async () => {
  const load = loadOnce(async () => ({ name: "menu" }));
  await load();
  const seen: string[] = [];
  load()
    .then(({ name }) => name.length)
    .then((length) => seen.push(`${length}`));
  expect(seen).toEqual(["4"]);
});

test("a part is loaded once, and again where it did not come", async () => {
  let tries = 0;
  const load = loadOnce(async () => {
    tries += 1;
    if (tries === 1) throw new Error("no network");
    return tries;
  });
  await expect(load()).rejects.toThrow("no network");
  expect(await load()).toBe(2);
  expect(await load()).toBe(2);
});

test("a step that waits is waited for", async () => {
  const load = loadOnce(async () => 1);
  await load();
  const sum = await load().then(async (one) => one + 1);
  expect(sum).toBe(2);
});
