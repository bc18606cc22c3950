import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { inLine } from "./in-line";

test("only so much is done at once, all of it is done, and what fails gives up its place", async () => {
  let [running, most] = [0, 0];
  const work = (number: number) =>
    inLine({ name: "tests", places: 2 }, async () => {
      running += 1;
      most = Math.max(most, running);
      await sleep(number % 3);
      running -= 1;
      if (number % 4 === 0) throw new Error("It has failed.");
      return number;
    });
  const results = await Promise.allSettled(Array.from({ length: 20 }, (_, number) => work(number)));
  expect(most).toBe(2);
  expect(results.filter(({ status }) => status === "rejected")).toHaveLength(5);
  expect(results[19]).toEqual({ status: "fulfilled", value: 19 });
});

test("one line keeps nobody of another waiting", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const first = inLine({ name: "one", places: 1 }, () => promise);
  expect(await inLine({ name: "other", places: 1 }, async () => "done")).toBe("done");
  resolve();
  await first;
});
