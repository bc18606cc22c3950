import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./set-up/project.mjs";

/** Source files below a folder, by their path. */
function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !/(^|\/)(test-[^/]*|[^/]*\.test)\.tsx?$/.test(file))
    .map((file) => join(folder, file));
}

const read = (file: string) => readFileSync(join(root, file), "utf8");

test.each(["app", "components", "lib/client", "lib/protocol"])(
  "AZ-07 nothing in %s asks the database itself",
  (folder) => {
    const asking = filesIn(folder).filter((file) =>
      /from "(kysely|pg|node:sqlite|@\/lib\/server\/db\/.*)"/.test(read(file)),
    );
    expect(asking).toEqual([]);
  },
);

test("AZ-07 no handler hands on whose a thing is from what the client has sent", () => {
  const handlers = filesIn("app").filter((file) => /(^|\/)route\.tsx?$/.test(file));
  expect(handlers.length).toBeGreaterThan(30);
  for (const file of handlers) {
    expect(read(file), file).not.toMatch(/\b(params|body)\.owner|owner: \{|ownerId/);
  }
});
